@echo off
chcp 936 >nul
rem 把台账文件夹（或文件）拖到本文件上即发布；看板开着也可以。文件用 GBK 编码、CRLF 换行，改动时请保持。
setlocal disabledelayedexpansion
title 发布台账
if "%~1"=="" goto usage
if not exist "%~dp0.venv\Scripts\python.exe" goto missing
set "TARGET=%~dp0data\county.duckdb"
if defined COUNTY_DATABASE set "TARGET=%COUNTY_DATABASE%"
pushd "%~dp0"
".venv\Scripts\python.exe" -m data publish %* --into "%TARGET%" --by "%USERNAME%"
if errorlevel 2 goto doubtful
if errorlevel 1 goto failed
goto done

:doubtful
echo.
set ANSWER=
set /p ANSWER=以上变化可疑，没有发布。核对无误、仍要发布请输入 Y 后回车；直接回车放弃：
if /i not "%ANSWER%"=="Y" goto failed
".venv\Scripts\python.exe" -m data publish %* --into "%TARGET%" --by "%USERNAME%" --yes
if errorlevel 1 goto failed

:done
echo 已发布。打开着的看板下次点击即用新数据。按任意键关闭。
pause >nul
exit /b 0

:usage
echo 请把台账文件夹拖到本文件上。
goto failed

:missing
echo 请先双击“启动.bat”完成安装。
goto failed

:failed
echo 没有发布。按任意键关闭。
pause >nul
exit /b 1
