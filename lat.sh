#!/bin/sh
PYTHONPATH=/tmp/names/src exec /work/main/.venv/bin/latopis "$@"
