"""The judges judged: good templates pass, and each injected fault is found by the judge that is for it."""

import logging

logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
