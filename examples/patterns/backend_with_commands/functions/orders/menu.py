"""GET /menu: what can be ordered."""

from answers import answer
from dishes import DISHES


def handler(event, context):
    return answer(200, {"dishes": [{"dish": dish, "cents": cents} for dish, cents in DISHES.items()]})
