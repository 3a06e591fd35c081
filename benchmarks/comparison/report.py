"""Puts measured tables into a page."""
import re


def write_report(page, place, text):
    """Replaces what stands between the two comments of a place."""
    begin, end = f"<!-- {place}: begin -->\n", f"<!-- {place}: end -->"
    fresh, count = re.subn(f"({begin}).*?({end})", lambda match: match[1] + text + "\n" + match[2], page.read_text(), flags=re.S)
    if count != 1:
        raise SystemExit(f"{page} has not exactly one place between '{begin.strip()}' and '{end}'.")
    page.write_text(fresh)
