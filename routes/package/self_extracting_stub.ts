/**
 * The beginning of a self-extracting file: a shell script that unpacks what follows it once, by a
 * rename, and then is replaced by the program. `id` names the content (of its SHA-256), so a newer
 * file unpacks beside the older one and several may start at the same moment.
 */
export function selfExtractingStub({ version, sha256, v8Flags }: {
  version: string;
  sha256: string;
  v8Flags: string;
}): string {
  const text = STUB
    .replace("@VERSION@", version)
    .replaceAll("@SHA256@", sha256)
    .replaceAll("@ID@", sha256.slice(0, 16))
    .replace("@V8_FLAGS@", v8Flags);
  // As wide as the number will be: the script must not grow by it.
  const size = new TextEncoder().encode(text.replaceAll("@SKIPPED@", "00000000")).length;
  return text.replaceAll("@SKIPPED@", String(size + 1).padStart(8, "0"));
}

const STUB = String.raw`#!/bin/sh
# ワクチン接種記録システム VRS @VERSION@. Unpacks itself once, then runs; "vrs --help" says more.
set -eu
umask 022
PATH="$\{PATH:-/usr/bin:/bin}"
me=$(id -u)
if [ -n "$\{VRS_CACHE:-}" ]; then home=$VRS_CACHE
elif [ -n "$\{XDG_CACHE_HOME:-}" ]; then home=$XDG_CACHE_HOME/vrs
elif [ -n "$\{HOME:-}" ] && [ "$HOME" != / ] && [ -w "$HOME" ]; then home=$HOME/.cache/vrs
else home=/var/tmp/vrs-$me
fi
case $home in /*) ;; *) home=$PWD/$home ;; esac
place=$home/@ID@

fail() {
  echo "$1" >&2
  echo "環境変数 VRS_CACHE に、このファイルを展開できるフォルダを指定してください（約250MB）。" >&2
  exit 1
}

owner() {
  ls -ldn "$1" 2>/dev/null | { read -r _ _ uid _ && echo "$uid"; }
}

if [ ! -e "$place" ]; then
  mkdir -p "$home" || fail "展開先のフォルダを作れません: $home"
  sum=$(tail -c +@SKIPPED@ "$0" | sha256sum)
  if [ "$\{sum%% *}" != @SHA256@ ]; then
    echo "このファイルは壊れています。もう一度入手してください: $0" >&2
    exit 1
  fi
  fresh=$home/.@ID@.$$
  trap 'rm -rf "$fresh"' EXIT
  trap 'exit 1' HUP INT TERM
  rm -rf "$fresh"
  mkdir -m 755 "$fresh" || fail "展開先のフォルダに書けません: $home"
  tail -c +@SKIPPED@ "$0" | gzip -dc | tar -xf - -C "$fresh" --no-same-owner ||
    fail "展開できません（空き容量を確かめてください）: $home"
  # What was renamed must be there after a power failure, too.
  sync -f "$fresh" 2>/dev/null || sync
  mv -T "$fresh" "$place" 2>/dev/null || [ -e "$place" ] || fail "展開できません: $place"
  rm -rf "$fresh"
  trap - EXIT HUP INT TERM
fi

# Nobody else may have put it there for us to run.
for folder in "$home" "$place"; do
  case $(owner "$folder") in
    0 | "$me") ;;
    *) fail "展開先のフォルダが別の利用者のものです: $folder" ;;
  esac
done
[ -x "$place/deno" ] || fail "展開先のフォルダではプログラムを実行できません（noexec）: $place"

export DENO_DIR="$place/.deno" DENO_NO_UPDATE_CHECK=1
exec "$place/deno" run -P --no-prompt --quiet --cached-only --config "$place/app/deno.json" \
  --v8-flags=@V8_FLAGS@ "$place/app/main.ts" "$@"
`.replaceAll("$\\{", "${");
