#!/usr/bin/env bash
# package_test.sh FILE.deb: the package, unpacked elsewhere, works from any folder: it finds its rules, its
# manual and its completions stand where they belong. As root on a machine of its own (CI=true) it is
# installed and removed as well.
set -euo pipefail

deb=$(readlink -f "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
passed=0

expect() { # expect NAME COMMAND...
  if "${@:2}"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'FAILED: %s\n' "$1"
  fi
}

# disagrees PROGRAM: it reads two articles beside it, with the rules that came with it.
disagrees() {
  local status=0
  (cd "$work/news" && env -u CROSSCHECK_RULES "$1" check . --quiet >"$work/out") || status=$?
  [[ $status == 1 ]] && grep -q '^2 articles, .*1 contradiction' "$work/out"
}

mkdir "$work/news"
for killed in 12 15; do
  printf 'A storm that struck the coast of Norhaven killed %s people on Monday.\n' "$killed" \
    >"$work/news/2025-11-03-$killed.txt"
done

dpkg-deb -x "$deb" "$work/root"
expect 'the unpacked program finds its rules' disagrees "$work/root/usr/bin/crosscheck"
expect 'the manual' test -s "$work/root/usr/share/man/man1/crosscheck.1.gz"
expect 'the completion of bash' bash -n "$work/root/usr/share/bash-completion/completions/crosscheck.bash"
expect 'the documentation' test -s "$work/root/usr/share/doc/crosscheck/docs/rules.md"
expect 'no path of the build' bash -c \
  "! grep -rqF '$(dirname "$(dirname "$deb")")' '$work/root/usr/share'"

if [[ ${CI:-} == true && $EUID == 0 ]] && ! command -v crosscheck >/dev/null; then
  expect 'dpkg installs it' dpkg -i "$deb" >/dev/null
  expect 'the installed program finds its rules' disagrees /usr/bin/crosscheck
  expect 'dpkg removes it' dpkg -r crosscheck >/dev/null
  expect 'nothing is left' test ! -e /usr/share/crosscheck
fi

echo "$passed passed, $failed failed"
((failed == 0))
