import JSON
import Ledger
import LedgerAPI

extension Product.Refusal {
    var wire: (ErrorKind, JSONObject) {
        switch self {
        case .unknown(let code): (.productUnknown, ["product": .string(code.text)])
        case .exists(let code): (.productExists, ["product": .string(code.text)])
        case .retired(let code): (.productRetired, ["product": .string(code.text)])
        case .valueOutOfBounds(let value, let from, let to):
            (
                .productValueOutOfBounds,
                [
                    "valueFen": .int(value.value), "fromFen": .int(from.value),
                    "toFen": .int(to.value),
                ]
            )
        case .countBelowHeld(let code, let counted, let held):
            (
                .stockBelowHeld,
                ["product": .string(code.text), "counted": .int(counted), "held": .int(held)]
            )
        case .reasonRequired(let code, let difference):
            (
                .stockReasonRequired,
                ["product": .string(code.text), "difference": .int(difference)]
            )
        case .documentBooked(let code, let document, let count, let on):
            (
                .stockDocumentBooked,
                [
                    "product": .string(code.text), "document": .string(document),
                    "count": .int(count), "on": .string(on.text),
                ]
            )
        case .receivedBefore(let code, let count, let on):
            (
                .stockReceivedBefore,
                [
                    "product": .string(code.text), "count": .int(count),
                    "on": .string(on.text),
                ]
            )
        case .goodsGone(let code, let count):
            (.stockGone, ["product": .string(code.text), "count": .int(count)])
        case .countedSince(let code, let on):
            (.stockCountedSince, ["product": .string(code.text), "on": .string(on.text)])
        case .inUse(let code): (.productInUse, ["product": .string(code.text)])
        }
    }
}

extension Import.Refusal {
    var wire: (ErrorKind, JSONObject) {
        switch self {
        case .unknown(let id): (.importUnknown, ["import": .string(id.text)])
        case .notYours(let id): (.importNotYours, ["import": .string(id.text)])
        case .cannotBeUndone(let id, let kind):
            (
                .importNotUndoable,
                ["import": .string(id.text), "kind": .string(kind.rawValue)]
            )
        }
    }
}

extension Redemption.Refusal {
    func wire(_ time: LedgerTime) -> (ErrorKind, JSONObject) {
        switch self {
        case .unknown(let id): (.redemptionUnknown, ["redemption": .string(id.text)])
        case .suspended(let until):
            (.redemptionSuspended, ["until": .string(time.text(of: until))])
        case .outsideWindow(let today, let next):
            (
                .redemptionOutsideWindow,
                [
                    "today": .string(today.text),
                    "next": next.map { .string($0.text) } ?? .null,
                ]
            )
        case .inDebt(let available):
            (.redemptionInDebt, ["available": .int(available.value)])
        case .insufficientPoints(let available, let required):
            (
                .redemptionInsufficientPoints,
                ["available": .int(available.value), "required": .int(required.value)]
            )
        case .overCap(let cap, let used, let required):
            (
                .redemptionOverCap,
                [
                    "cap": .int(cap.value), "used": .int(used.value),
                    "required": .int(required.value),
                ]
            )
        case .limitReached(let product, let limit, let period, let used):
            (
                .redemptionLimitReached,
                [
                    "product": .string(product.text), "limit": .int(limit),
                    "period": .string(period.rawValue), "used": .int(used),
                ]
            )
        case .insufficientStock(let product, let available, let required):
            (
                .stockInsufficient,
                [
                    "product": .string(product.text), "available": .int(available),
                    "required": .int(required),
                ]
            )
        case .notHeld(let id): (.redemptionNotHeld, ["redemption": .string(id.text)])
        case .frozen(let id, let until):
            (
                .redemptionFrozen,
                ["redemption": .string(id.text), "until": .string(time.text(of: until))]
            )
        case .notFulfilled(let id): (.redemptionNotFulfilled, ["redemption": .string(id.text)])
        }
    }
}

extension Budget.Refusal {
    var wire: (ErrorKind, JSONObject) {
        switch self {
        case .exhausted(let year, let amount, let spent, let required):
            (
                .budgetExhausted,
                [
                    "year": .int(Int64(year)), "budgetFen": .int(amount.value),
                    "spentFen": .int(spent.value), "requiredFen": .int(required.value),
                ]
            )
        }
    }
}

extension Opening.Refusal {
    var wire: (ErrorKind, JSONObject) {
        switch self {
        case .recordedAlready(let id, let reference):
            (
                .openingRecordedAlready,
                ["employee": .string(id.text), "reference": .string(reference)]
            )
        case .spent(let id, let reference, let points):
            (
                .openingSpent,
                [
                    "employee": .string(id.text), "reference": .string(reference),
                    "points": .int(points.value),
                ]
            )
        case .notThere(let id, let reference):
            (
                .openingNotThere,
                ["employee": .string(id.text), "reference": .string(reference)]
            )
        case .yearCleared(let day, let from):
            (.openingYearCleared, ["on": .string(day.text), "opens": .string(from.text)])
        case .balanceDiffers(let id, let stated, let found):
            (
                .openingBalanceDiffers,
                [
                    "employee": .string(id.text), "stated": .int(stated.value),
                    "found": .int(found.value),
                ]
            )
        }
    }
}
