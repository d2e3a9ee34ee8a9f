#!/usr/bin/env bash
# What other people's tools say of the PDFs that `npm run demo` left under out/: structure, fonts, text. Extra to the
# tests, which need npm only.
set -uo pipefail
cd "$(dirname "$0")/../.."
failed=0
complain() { echo "extra: $*"; failed=1; }

shopt -s nullglob
pdfs=(out/*.pdf)
[ ${#pdfs[@]} -gt 0 ] || { complain 'there is no PDF under out/'; exit 1; }

for pdf in "${pdfs[@]}"; do
  qpdf --check "$pdf" >/dev/null || complain "$pdf: qpdf finds its structure wrong"
  fonts=$(pdffonts "$pdf" | tail -n +3)
  [ -n "$fonts" ] || complain "$pdf: no font at all"
  # Columns from the right: object, unicode, subset, embedded.
  awk '{ if ($(NF-4) != "yes" || $(NF-3) != "yes" || $(NF-2) != "yes") bad = 1 } END { exit bad }' <<<"$fonts" ||
    complain "$pdf: a font is not embedded, not subset or cannot be read back"
  grep -q 'Type 3' <<<"$fonts" && complain "$pdf: holds a Type 3 font"
  pdfinfo "$pdf" | grep -q 'Tagged: *yes' || complain "$pdf: is not tagged"
  text=$(pdftotext -raw "$pdf" - | tr -d '[:space:]')
  for words in 项目支出绩效自评表 喀什地区医疗保障局本级 165692.15 155863.72 94.07% 填报单位（公章） 负责人 填报人; do
    grep -qF "$words" <<<"$text" || complain "$pdf: does not read back “$words”"
  done
done
[ $failed = 0 ] && echo "extra: ${#pdfs[@]} PDFs are sound, with every font embedded and their text whole"
exit $failed
