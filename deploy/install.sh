#!/usr/bin/env bash
# 在内网机器上安装本文件夹里的看板，不访问任何网络：bash deploy/install.sh
# 重复运行也可以：换上新版本的文件夹后再运行一次即为升级，数据不受影响。
set -euo pipefail
umask 022 # the service's own user must be able to read what root installs
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  echo "需要 Python 3.11 或更新版本；不是默认的 python3 时用 PYTHON=路径 bash deploy/install.sh 指定。" >&2
  exit 1
fi
if ! "$python" -m venv .venv 2>/dev/null; then
  rm -rf .venv
  echo "Python 不能建立虚拟环境：请先安装系统自带的软件包 python3-venv。" >&2
  exit 1
fi
if ! .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-index --find-links wheels \
  --require-hashes -r requirements.lock; then
  echo "安装包不全、被改动过，或不是为这个系统和 $("$python" --version) 准备的：请在同样的系统上重新制作离线包。" >&2
  exit 1
fi
.venv/bin/python deploy/lighten.py .venv >/dev/null
test -f "${COUNTY_DATABASE:-data/county.duckdb}" || .venv/bin/python -m data publish data/demo --by "项目办" --note "演示" >/dev/null
echo "安装完成。启动：.venv/bin/python -m streamlit run serve.py"
