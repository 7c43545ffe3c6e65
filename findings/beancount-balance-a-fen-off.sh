#!/usr/bin/env bash
# A balance assertion in yuan and fen that is wrong by a fen.
#
# Guess before running: `balance ACCOUNT 100.00 CNY` holds if the account holds 100.00 CNY.
# Seen on 2026-11-30 with beancount 3.2.0: an assertion written with two decimals allows a difference of
# 0.01, so that bean-check accepts 100.00 and 100.02 for an account of 100.01 and objects only from 0.02
# on. A posting of that size in a transaction is refused (there the tolerance is half a fen), and whole
# numbers are compared exactly. Books checked by assertions alone may be a fen off at each of them;
# `100.00 ~ 0.00 CNY` asks for the exact amount.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" -q install beancount==3.2.0
cd "$folder"

# holds POSTED ASSERTED: whether bean-check accepts the assertion.
holds() {
  cat > books.beancount <<BOOKS
2026-01-01 open Assets:Fund
2026-01-01 open Expenses:Goods
2026-01-02 * "goods"
  Expenses:Goods  $1
  Assets:Fund
2026-01-03 balance Expenses:Goods  $2
BOOKS
  venv/bin/bean-check books.beancount > said 2>&1 && echo accepted || { grep -q "Balance failed" said && echo refused; }
}

seen=""
for asserted in "100.01 CNY" "100.00 CNY" "100.02 CNY" "100.03 CNY" "100.00 ~ 0.00 CNY"; do
  answer=$(holds "100.01 CNY" "$asserted")
  echo "account 100.01 CNY, asserted $asserted: $answer"
  seen="$seen $answer"
done
answer=$(holds "101 POINTS" "100 POINTS")
echo "account 101 POINTS, asserted 100 POINTS: $answer"
if [ "$seen $answer" = " accepted accepted accepted refused refused refused" ]; then exit 0; else exit 1; fi
