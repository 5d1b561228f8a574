"""Prints the rows of PyLogarithmTests: python3 make_numbers.py, with Python 3.11 and mpmath 1.3.0."""
import decimal

import mpmath

LOGARITHMS = [
    ("36.0", "6.0", 4), ("980.0", "20", 10), ("1234.567", "10", 20), ("20", "-2.25", 4), ("-2.25", "-3.5", 6), ("0.0", "6.0", 5),
    ("-2.25", "0.0", 30), ("1e+300", "1.0000000000000002", 15), ("0.9999999999999999", "10", 15), ("2", "10", 1), ("3", "7", -4),
    ("'0.1'", "'3/4'", 12), ("10 ** 400", "7", 25), ("True", "2", 5), ("1e-09", "1000000000.0", 60), ("8", "2", 300), ("-8", "2", 17),
]
ROOTS = [
    ("2", 1), ("2", 50), ("0.1", 20), ("100", 1), ("100", 3), ("1000000.0", 2), ("0.0", 4), ("-0.0", 4), ("2.25", 5), ("2.25", 1),
    ("1e-09", 3), ("1e+300", 7), ("12345678987654321", 9), ("12345678987654321", 5), ("5e-324", 10), ("1e400", 3), ("True", 2),
]

for value, base, digits in LOGARITHMS:
    mpmath.mp.dps = digits
    result = mpmath.log(eval(value)) / mpmath.log(eval(base))
    print(f'        {{ "{value}", "{base}", {digits}, "{result!r}" }},')
for number, precision in ROOTS:
    decimal.getcontext().prec = precision
    print(f'        {{ "{number}", {precision}, "{decimal.Decimal(eval(number)).sqrt()!r}" }},')
