"""Products and stock (R-STORE-1 to R-STORE-5)."""

from calls import Refusal, change, each
from rows import product_row
from spelling import key


def require_product(call, params, offered=True):
    code = params["product"]
    if code not in call.state.products:
        raise Refusal("product.unknown", product=code)
    product = call.state.products[code]
    if offered and product.retired:
        raise Refusal("product.retired", product=code)
    return product


def require_bounds(call, value):
    limits = call.require_policy()["store"]["unitValueYuan"]
    if not limits["from"] * 100 <= value <= limits["to"] * 100:
        raise Refusal(
            "product.value_out_of_bounds", valueFen=value, fromFen=limits["from"] * 100,
            toFen=limits["to"] * 100)


def result_of(call, code):
    row = product_row(call, call.state.products[code])
    names = ("product", "valueFen", "price", "tier", "onHand", "held", "available")
    return {name: row[name] for name in names if name in row}


def add(call, params):
    code = params["product"]
    if code in call.state.products:
        raise Refusal("product.exists", product=code)
    require_bounds(call, params["valueFen"])
    limit = params.get("limit", {})
    call.record(
        "product:" + code, "product.added", name=params["name"], kind=params["kind"],
        valueFen=params["valueFen"], price=params.get("price"), limitMonth=limit.get("month"),
        limitYear=limit.get("year"))
    return result_of(call, code)


@change("product.add", "administrator")
def add_one(call):
    return add(call, call.params)


@change("product.addMany", "administrator", many=True)
def add_many(call):
    return each(call, "products", lambda params: add(call, params))


def holds_of(call, product):
    """Is the caller waiting for this product? (R-RED-7)"""
    return any(
        hold.product == product.code and hold.employee == call.caller.actor
        for hold in call.state.open_holds())


@change("product.price", "administrator")
def price(call):
    """What is not named stays; open redemptions keep theirs (R-STORE-5). Nobody prices what they
    are waiting for (R-RED-7)."""
    product = require_product(call, call.params)
    call.forbid(holds_of(call, product), "ownPrice")
    value = call.get("valueFen", product.value)
    require_bounds(call, value)
    call.record(
        "product:" + product.code, "product.repriced", valueFen=value,
        price=call.get("price", product.price))
    return result_of(call, product.code)


@change("product.retire", "administrator")
def retire(call):
    product = require_product(call, call.params)
    call.record("product:" + product.code, "product.retired")
    return result_of(call, product.code)


def receive(call, params):
    """Under one document a product comes in once (R-STORE-6)."""
    product = require_product(call, params)
    document = params.get("document")
    if document and key(document) in product.documents:
        count, at = product.documents[key(document)]
        raise Refusal(
            "stock.document_booked", product=product.code, document=document, count=count,
            on=str(call.state.time.day(at)))
    call.record(
        "product:" + product.code, "product.stock-received", count=params["count"],
        note=params.get("note", ""), document=document)
    return result_of(call, product.code)


@change("stock.receive", "administrator")
def receive_one(call):
    return receive(call, call.params)


@change("stock.receiveMany", "administrator", many=True)
def receive_many(call):
    return each(call, "deliveries", lambda params: receive(call, params))


@change("stock.count", "administrator")
def count(call):
    """A stock-take: never below what is promised, a difference with its reason (R-STORE-4)."""
    product = require_product(call, call.params, offered=False)
    call.forbid(holds_of(call, product), "ownHold")
    holds = [hold for hold in call.state.open_holds() if hold.product == product.code]
    counted, promised = call.params["counted"], sum(hold.count for hold in holds)
    if counted < promised:
        raise Refusal(
            "stock.below_held", product=product.code, counted=counted, held=promised)
    difference = counted - product.on_hand
    if difference and "reason" not in call.params:
        raise Refusal("stock.reason_required", product=product.code, difference=difference)
    call.record(
        "product:" + product.code, "product.stock-counted", counted=counted,
        difference=difference, reason=call.get("reason", ""))
    return result_of(call, product.code) | {"difference": difference}
