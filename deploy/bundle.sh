#!/usr/bin/env bash
# One file to carry into a network without internet: the project as it is committed, and every package with its hash.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${1:-.venv/bin/python}
version=$(git log -1 --format=%cd-%h --date=format:%Y%m%d)
folder=dist/dashboard-$version
rm -rf "$folder"
mkdir -p "$folder/wheels"
git -c tar.umask=0022 archive HEAD | tar -x -C "$folder"
"$python" -m pip download --quiet --disable-pip-version-check --only-binary :all: --require-hashes \
  -r "$folder/requirements.lock" -d "$folder/wheels"
tar -czf "$folder.tar.gz" -C dist "dashboard-$version"
(cd dist && sha256sum "dashboard-$version.tar.gz" >"dashboard-$version.tar.gz.sha256")
rm -rf "$folder"
du -h "$folder.tar.gz"
