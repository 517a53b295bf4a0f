#!/usr/bin/env python3
"""Prints what the plugin costs an up-to-date build: 'mvn verify' of the example with it, and without it, and what its goal
'generate' takes of that: as the first goal, which loads the plugin, and once more in the same JVM, by itself.

    scripts/measure-up-to-date.py WORK [ROUNDS [MAVEN_OPTION...]]

WORK  a folder for two copies of example-project; ROUNDS (default 10) builds of each, alternating, after one that trains and
two in which the goals find everything as it was, and remember that.
The plugin must be installed in the local repository. Both copies skip their unit tests, which need the models. The copy
without the plugin has the classes that the other one generates among its own sources.
"""

import datetime
import pathlib
import re
import resource
import shutil
import statistics
import subprocess
import sys
import time

SKIPPED = ["-Dsurefire.skip=true", "-Dmaven.test.skip.exec=true"]
TIMES = ["-Dorg.slf4j.simpleLogger.showDateTime=true", "-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS"]
AGAIN = "mlmodel:generate@classes"
GENERATED = "target/generated-sources/mlmodel"


def copy(example, folder, keep):
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(example, folder, ignore=shutil.ignore_patterns("target"))
    if not keep:
        pom = (folder / "pom.xml").read_text(encoding="utf-8")
        plugin = re.compile(r"<plugin>(?:(?!</plugin>).)*?<artifactId>mlmodel-maven-plugin</artifactId>.*?</plugin>", re.S)
        (folder / "pom.xml").write_text(plugin.sub("", pom), encoding="utf-8")


def build(folder, options, *goals):
    started = time.monotonic()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run(
        ["mvn", "-B", "-ntp", "-o", *SKIPPED, *TIMES, *options, *(goals or ["verify"])], cwd=folder, capture_output=True, text=True, check=False
    )
    if run.returncode:
        sys.exit(run.stdout)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - started, processor, run.stdout


def goal_seconds(log, goal, place=0):
    """Returns what a goal took: from the line that begins it to the line that begins the next one, or ends the build."""
    begins = [line for line in log.splitlines() if re.search(r" --- \S+:\S+ .*@ | BUILD SUCCESS", line)]
    at = [i for i, line in enumerate(begins) if re.search(rf" --- mlmodel\S*:{goal} ", line)][place]
    first, second = (datetime.datetime.strptime(line[:12], "%H:%M:%S.%f") for line in begins[at : at + 2])
    return (second - first).total_seconds() % 86400


def main():
    work = pathlib.Path(sys.argv[1]).resolve()
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    options = [*sys.argv[3:], f"-Dmlmodel.cache.directory={work}/cache"]
    example = pathlib.Path(__file__).resolve().parent.parent / "example-project"
    folders = {"with": work / "with", "without": work / "without"}
    for name, folder in folders.items():
        copy(example, folder, name == "with")
        if name == "without":
            shutil.copytree(folders["with"] / GENERATED, folder / "src/main/java", dirs_exist_ok=True)
        for _ in range(3):
            build(folder, options)
    times = {"with": [], "without": [], "generate": [], "again": [], "CPU with": [], "CPU without": []}
    for _ in range(rounds):
        for name, folder in folders.items():
            seconds, processor, log = build(folder, options)
            times[name].append(seconds)
            times["CPU " + name].append(processor)
            if name == "with" and log.count("up to date") < 3:
                sys.exit("not up to date:\n" + log)
            if name == "with":
                times["generate"].append(goal_seconds(log, "generate"))
                _, _, log = build(folder, options, AGAIN, AGAIN)
                times["again"].append(goal_seconds(log, "generate", 1))
    for name, values in times.items():
        print(f"{name:11} median {statistics.median(values):.3f} s, best {min(values):.3f} s of {rounds}")
    for of, name in (("wall clock", ""), ("processor time", "CPU ")):
        shares = [pick(times[name + "with"]) / pick(times[name + "without"]) - 1 for pick in (statistics.median, min)]
        print(f"of Maven's own {of} the plugin adds {shares[0]:.3f} (median; of the best {shares[1]:.3f}); goal 0.1")


if __name__ == "__main__":
    main()
