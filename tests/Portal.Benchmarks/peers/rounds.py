"""What every peer does: say that it is ready, then write its document once for each line it is sent."""
import sys
import time


def serve(write):
    """Answers each line with the seconds that passed and the seconds of processor time, start-up excluded."""
    print("ready", flush=True)
    for _ in sys.stdin:
        elapsed, processor = time.perf_counter(), time.process_time()
        write()
        print(time.perf_counter() - elapsed, time.process_time() - processor, flush=True)
