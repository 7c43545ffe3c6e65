"""What is wrong with a policy as a whole (R-ITEM-1, R-ITEM-2, R-ITEM-5, R-STORE-2)."""

# Points for one occurrence, by category, as the county's opinion fixes them.
COUNTY = {
    "daily": (1, 5), "training": (5, 20), "hazard": (10, 50), "emergency": (20, 100),
    "innovation": (50, 200),
}


def whole_faults(reader, policy):
    """What no single member shows: ranges, codes, hazards, tiers, windows."""
    for name, (low, high) in COUNTY.items():
        limits = policy["categories"][name]
        if limits["from"] > limits["to"]:
            reader.fault(["categories", name], "emptyRange")
        elif limits["from"] < low or limits["to"] > high:
            reader.fault(
                ["categories", name], "outsideCounty", category=name, **{"from": low, "to": high})
    if not policy["items"]:
        reader.fault(["items"], "noItems")
    seen = set()
    for index, item in enumerate(policy["items"]):
        path = ["items", index]
        code_and_range(reader, seen, path, item, policy["categories"][item["category"]])
        if "severity" in item and item["category"] != "hazard":
            reader.fault(path + ["severity"], "severityOfNoHazard", item=item["code"])
    hazards(reader, policy["items"])
    seen = set()
    for index, violation in enumerate(policy["negativeList"]):
        code_and_range(reader, seen, ["negativeList", index], violation, None)
    store_faults(reader, policy)


def code_and_range(reader, seen, path, entry, category):
    if entry["code"] in seen:
        reader.fault(path + ["code"], "duplicateCode", item=entry["code"])
    seen.add(entry["code"])
    low, high = entry["from"], entry["to"]
    if category and (low < category["from"] or high > category["to"]):
        reader.fault(
            path, "outsideCategory", item=entry["code"], category=entry["category"], **category)
    if low > high:
        reader.fault(path + ["from"], "emptyRange")
    elif not low <= entry["standard"] <= high:
        reader.fault(
            path + ["standard"], "standardOutsideRange", item=entry["code"],
            **{"from": low, "to": high})


def hazards(reader, items):
    """Every major hazard pays more than any general one (R-ITEM-5)."""
    general = [item for item in items if item.get("severity") == "general"]
    if not general:
        return
    highest = max(general, key=lambda item: item["to"])
    for index, item in enumerate(items):
        if item.get("severity") == "major" and item["from"] <= highest["to"]:
            reader.fault(
                ["items", index, "from"], "majorNotAboveGeneral", item=item["code"],
                general=highest["code"])


def store_faults(reader, policy):
    value, tiers = policy["store"]["unitValueYuan"], policy["store"]["tiers"]
    if value["from"] > value["to"]:
        reader.fault(["store", "unitValueYuan"], "emptyRange")
    if not tiers["lowUpToYuan"] < tiers["midUpToYuan"] < tiers["highUpToYuan"]:
        reader.fault(["store", "tiers"], "tiersOverlap")
    if tiers["highUpToYuan"] != value["to"]:
        reader.fault(["store", "tiers", "highUpToYuan"], "tierBeyondUnitValue")
    for index, window in enumerate(policy["redemption"]["windows"]):
        if window in ({"days": []}, {"weekdays": []}) or (
                "from" in window and window["from"] > window["to"]):
            reader.fault(["redemption", "windows", index], "windowNeverOpens")
