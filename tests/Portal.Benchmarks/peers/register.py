"""ReportLab writes the register: the same rows, fonts, sizes and paper, without tags. Arguments: rows, folder of fonts."""
import csv
import io
import sys

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, TableStyle

from rounds import serve

SIDE, TOP, BOTTOM, SIZE = 54, 70, 62, 8.75
BLUE, INK, RULE, ZEBRA = HexColor("#095797"), HexColor("#223654"), HexColor("#d9dde3"), HexColor("#f5f7f9")


class NumberedCanvas(Canvas):
    """Keeps the pages until it is known how many there are."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.pages = []

    def showPage(self):
        self.pages.append(dict(self.__dict__))
        self._startPage()

    def save(self):
        for number, page in enumerate(self.pages, 1):
            self.__dict__.update(page)
            self.setFont("Regular", 8)
            self.setFillColor(INK)
            self.drawString(SIDE, letter[1] - 40, title)
            self.drawString(SIDE, 32, standing)
            self.drawRightString(letter[0] - SIDE, 32, f"Page {number} de {len(self.pages)}")
            super().showPage()
        super().save()


def write():
    document = SimpleDocTemplate(
        io.BytesIO(), pagesize=letter, leftMargin=SIDE, rightMargin=SIDE, topMargin=TOP, bottomMargin=BOTTOM, title=title)
    style = TableStyle([
        ("FONT", (0, 0), (-1, -1), "Regular", SIZE, SIZE * 1.28),
        ("FONT", (0, 0), (-1, 0), "Bold", SIZE, SIZE * 1.28),
        ("TEXTCOLOR", (0, 0), (-1, 0), HexColor("#ffffff")),
        ("TEXTCOLOR", (0, 1), (-1, -1), INK),
        ("BACKGROUND", (0, 0), (-1, 0), BLUE),
        ("ROWBACKGROUNDS", (0, 1), (-1, -1), [None, ZEBRA]),
        ("LINEBELOW", (0, 1), (-1, -1), 0.4, RULE),
        ("ALIGN", (-1, 0), (-1, -1), "RIGHT"),
        ("TOPPADDING", (0, 0), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ("LEFTPADDING", (0, 0), (-1, -1), 5),
        ("RIGHTPADDING", (0, 0), (-1, -1), 5),
    ])
    shares = [12, 40, 22, 14, 12]
    width = (letter[0] - 2 * SIDE) / sum(shares)
    table = LongTable(rows, colWidths=[share * width for share in shares], repeatRows=1, style=style)
    document.build([Paragraph(title, ParagraphStyle("Title", fontName="Bold", fontSize=25, leading=30)), table], canvasmaker=NumberedCanvas)


with open(sys.argv[1], newline="", encoding="utf-8") as source:
    (title, standing), *rows = csv.reader(source, delimiter="\t")
for face in ("Regular", "Bold"):
    pdfmetrics.registerFont(TTFont(face, f"{sys.argv[2]}/{face}.ttf"))
serve(write)
