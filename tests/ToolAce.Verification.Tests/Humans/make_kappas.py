"""Cohen's kappa of 2x2 tables with its standard error by the delta method from numeric derivatives. Prints what AgreementTests.cs pins."""
import math


def kappa(p):
    both, only_check, only_human, neither = p
    expected = (both + only_check) * (both + only_human) + (only_human + neither) * (only_check + neither)
    return (both + neither - expected) / (1 - expected)


def error(counts, step=1e-6):
    n = sum(counts)
    p = [c / n for c in counts]
    slopes = []
    for i in range(4):
        up, down = list(p), list(p)
        up[i] += step
        down[i] -= step
        slopes.append((kappa(up) - kappa(down)) / (2 * step))
    mean = sum(s * share for s, share in zip(slopes, p))
    return math.sqrt(sum(share * (s - mean) ** 2 for s, share in zip(slopes, p)) / n)


for table in [(20, 10, 5, 15), (45, 15, 25, 15), (25, 35, 5, 35), (8, 2, 1, 30)]:
    print(table, f"{kappa([c / sum(table) for c in table]):.11f} {error(table):.11f}")
