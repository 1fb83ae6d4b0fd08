"""XlsxWriter writes the workbook in its streaming mode. Arguments: rows, the file to write."""
import csv
import sys
from datetime import datetime

from xlsxwriter import Workbook

from rounds import serve

CONVERT = {"text": str, "whole": int, "number": float, "date": lambda text: datetime.strptime(text, "%Y-%m-%d")}
FORMATS = {"text": "@", "whole": "#,##0", "number": "#,##0.00", "date": "yyyy-mm-dd"}


def write():
    workbook = Workbook(sys.argv[2], {"constant_memory": True})
    sheet = workbook.add_worksheet("Registre")
    heading = workbook.add_format({"bold": True, "font_color": "#FFFFFF", "bg_color": "#095797"})
    formats = [workbook.add_format({"num_format": FORMATS[kind]}) for kind in kinds]
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.write_row(0, 0, headers, heading)
    writers = [
        {"text": sheet.write_string, "date": sheet.write_datetime}.get(kind, sheet.write_number) for kind in kinds]
    columns = list(zip(writers, formats))
    for number, row in enumerate(rows, 1):
        for column, (cell, (writer, style)) in enumerate(zip(row, columns)):
            writer(number, column, cell, style)
    sheet.autofilter(0, 0, len(rows), len(headers) - 1)
    workbook.close()


with open(sys.argv[1], newline="", encoding="utf-8") as source:
    kinds, headers, *texts = csv.reader(source, delimiter="\t")
rows = [tuple(CONVERT[kind](text) for kind, text in zip(kinds, row)) for row in texts]
serve(write)
