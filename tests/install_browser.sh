#!/usr/bin/env bash
# A Chromium for the browser tests, and a Chinese font for what it draws. Nothing happens when they are there.
set -eu
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
fonts=$(fc-list :lang=zh 2>/dev/null | head -n 1 || true)
[ -n "$browser" ] && [ -n "$fonts" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Debian's chromium and a Chinese font for the browser tests"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium fonts-noto-cjk fontconfig >/dev/null
    exit 0
fi
echo "The browser tests need Chromium (or Chrome) and a Chinese font. Debian, Ubuntu: sudo apt install chromium fonts-noto-cjk." >&2
echo "Elsewhere: install Chrome and name it, e.g. CHROMIUM='C:/Program Files/Google/Chrome/Application/chrome.exe'." >&2
[ -n "${CHROMIUM:-$browser}" ] || exit 1
