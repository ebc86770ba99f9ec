@echo off
chcp 936 >nul
rem 双击启动看板。第一次会建立虚拟环境、安装依赖、发布演示台账。文件用 GBK 编码、CRLF 换行，改动时请保持。
setlocal disabledelayedexpansion
title 项目建设进度看板
cd /d "%~dp0"
if exist ".venv\installed" goto data

set PYTHON=py -3
%PYTHON% python_needed.py 2>nul
if not errorlevel 1 goto install
set PYTHON=python
%PYTHON% python_needed.py 2>nul
if not errorlevel 1 goto install
echo 需要 Python 3.11 或更新版本：请安装后再双击本文件（安装时勾选 Add python.exe to PATH）。
goto failed

:install
echo 第一次启动，正在安装，需要几分钟……
%PYTHON% -m venv .venv
if errorlevel 1 goto failed
if exist wheels goto offline
".venv\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
if errorlevel 1 goto failed
goto installed

:offline
".venv\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check --no-index --find-links wheels --require-hashes -r requirements.lock
if errorlevel 1 goto failed

:installed
echo ok>".venv\installed"

:data
if exist "data\county.duckdb" goto run
if defined COUNTY_DATABASE goto run
".venv\Scripts\python.exe" -m data publish data\demo --yes
if errorlevel 1 goto failed

:run
echo 看板即将在浏览器中打开：http://localhost:8501 。关闭本窗口即停止看板。
".venv\Scripts\python.exe" -m streamlit run serve.py
if errorlevel 1 goto failed
exit /b 0

:failed
echo 没有启动成功，原因见上。按任意键关闭。
pause >nul
exit /b 1
