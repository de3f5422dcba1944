#!/bin/bash
# The recipe of static/reader/model/digits_{a,b}.traineddata: nets for tesseract (LSTM) that know nothing but
# OCR-B digits, trained from nothing with Debian's tools only.
#   apt-get install -y --no-install-recommends tesseract-ocr tesseract-ocr-eng fonts-ocr-b fonts-noto-cjk \
#     python3-opencv python3-pil python3-numpy python3-qrcode
#   train.sh WORKDIR B 40000     -> WORKDIR/digits_b.traineddata (79 KB)
#   train.sh WORKDIR A 28000     -> WORKDIR/digits_a.traineddata (273 KB), from the same lines
# On one quiet core: 8 minutes for the 12,000 lines (120 files of 100, seeds trainlines-v1/0 to 119), then about
# 25 minutes for either net. Measure what comes out with `deno task bench reader` before it replaces a model.
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd); W=$1; NET=${2:-B}; ITERATIONS=${3:-40000}; FILES=${FILES:-120}
PYTHON=${PYTHON:-/usr/bin/python3}
case $NET in
  B) SPEC='[1,36,0,1 Ct3,3,16 Mp3,3 Lfys32 Lfx48 Lrx48 Lfx64 O1c1]' ;;
  A) SPEC='[1,36,0,1 Ct3,3,16 Mp3,3 Lfys48 Lfx96 Lrx96 Lfx128 O1c1]' ;;
  *) echo 'the net is A or B' >&2; exit 2 ;;
esac
export OMP_NUM_THREADS=1 OMP_THREAD_LIMIT=1
OUT=out_$NET; START=start/digits/digits.traineddata; MODEL=digits_$(echo "$NET" | tr AB ab).traineddata
mkdir -p "$W/lines" "$W/start" "$W/script" "$W/$OUT"; cd "$W"

# 1. A character set of ten digits, codes passed through, no dictionary. radical-stroke.txt must not be empty.
printf 'WordStr 0 0 10 10 0 #0123456789\n\t 10 0 11 10 0\n' > u.box
unicharset_extractor --output_unicharset start/unicharset --norm_mode 1 u.box
printf '#none\n' > script/radical-stroke.txt
combine_lang_model --input_unicharset start/unicharset --script_dir script --output_dir start --lang digits \
  --pass_through_recoder --version_str digits

# 2. Strips to lstmf. eng.traineddata is needed only because the command loads a language.
for ((b = 0; b < FILES; b++)); do
  f=lines/$(printf 'l%05d' "$b"); [ -s "$f.lstmf" ] && continue
  "$PYTHON" "$HERE/train_lines.py" --start "$b" --count 1 --out lines
  tesseract "$f.tif" "$f" --psm 13 lstm.train > /dev/null 2>&1; rm -f "$f.tif"
done
printf '%s\n' lines/l?????.lstmf | head -n 2 > eval.list
printf '%s\n' lines/l?????.lstmf | tail -n +3 > train.list

# 3. A fast start, then slower.
learn() {
  lstmtraining --traineddata $START --model_output "$OUT/m" --train_listfile train.list --target_error_rate 0.001 "$@"
}
learn --net_spec "$SPEC" --learning_rate 0.002 --max_iterations $((ITERATIONS * 15 / 100)) > "$OUT/log1.txt" 2>&1
learn --continue_from "$OUT/m_checkpoint" --learning_rate 0.001 --max_iterations "$ITERATIONS" > "$OUT/log2.txt" 2>&1

# 4. Of the checkpoints the one with the least training error, in whole numbers: the model that runs in the browser.
BEST=$( (ls "$OUT"/m_[0-9]*.checkpoint 2> /dev/null || true) | sort -t_ -k3 -g | head -n 1)
lstmtraining --stop_training --convert_to_int --traineddata $START --continue_from "${BEST:-$OUT/m_checkpoint}" --model_output "$MODEL"
lstmeval --model "$MODEL" --eval_listfile eval.list 2>&1 | tail -n 1
