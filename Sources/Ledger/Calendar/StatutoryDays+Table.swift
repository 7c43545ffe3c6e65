// Written by scripts/statutory, which says what the dates are taken from.

extension StatutoryDays {
    /// The festivals of each year that follow the moon or the sun: month and day in one number.
    static let festivals: [Int: Festivals] = [
        2025: Festivals(newYear: 129, qingming: 404, dragonBoat: 531, midAutumn: 1006),
        2026: Festivals(newYear: 217, qingming: 405, dragonBoat: 619, midAutumn: 925),
        2027: Festivals(newYear: 206, qingming: 405, dragonBoat: 609, midAutumn: 915),
        2028: Festivals(newYear: 126, qingming: 404, dragonBoat: 528, midAutumn: 1003),
        2029: Festivals(newYear: 213, qingming: 404, dragonBoat: 616, midAutumn: 922),
        2030: Festivals(newYear: 203, qingming: 405, dragonBoat: 605, midAutumn: 912),
        2031: Festivals(newYear: 123, qingming: 405, dragonBoat: 624, midAutumn: 1001),
        2032: Festivals(newYear: 211, qingming: 404, dragonBoat: 612, midAutumn: 919),
        2033: Festivals(newYear: 131, qingming: 404, dragonBoat: 601, midAutumn: 908),
        2034: Festivals(newYear: 219, qingming: 405, dragonBoat: 620, midAutumn: 927),
        2035: Festivals(newYear: 208, qingming: 405, dragonBoat: 610, midAutumn: 916),
    ]
}
