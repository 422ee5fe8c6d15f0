#!/usr/bin/env python3
"""Runs the stage benchmarks over generated articles and prints each as a ratio to the yardsticks.

    ratios.py STAGES [--articles N] [--seed S]
"""

import argparse
import json
import pathlib
import subprocess
import tempfile

import corpus

YARDSTICKS = ("read the bytes", "cut sentences", "RE2::Set alone")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("stages", type=pathlib.Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        articles, _ = corpus.write(pathlib.Path(folder), arguments.articles, arguments.seed)
        out = subprocess.run([arguments.stages, articles, "--benchmark_format=json", "--benchmark_repetitions=3",
                              "--benchmark_report_aggregates_only=true"],
                             stdout=subprocess.PIPE, check=True).stdout
    times = {b["run_name"].removesuffix("/real_time"): (b["real_time"], b["bytes_per_second"])
             for b in json.loads(out)["benchmarks"] if b["aggregate_name"] == "median"}
    print(f"Medians of three, {arguments.articles:,} articles, seed {arguments.seed}.\n")
    print("| stage | ms | MB/s | " + " | ".join(f"times {y}" for y in YARDSTICKS) + " |")
    print("|---|---|---|" + "---|" * len(YARDSTICKS))
    for name, (milliseconds, speed) in times.items():
        print(f"| {name} | {milliseconds:.1f} | {speed / 1e6:.1f} | "
              + " | ".join(f"{milliseconds / times[y][0]:.2f}" for y in YARDSTICKS) + " |")


if __name__ == "__main__":
    main()
