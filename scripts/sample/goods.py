"""The thirty products of the store and what of them is there at the start."""

HOUSEHOLD, PROTECTIVE, SPECIALTY = "生活用品", "劳保用品", "特色商品"

# Name, kind, unit value in yuan, points ("" lets the policy's ratio set them), limits for each
# person and month, and year, and the count received at the start. In order of the tiers.
# At ten points a yuan a high-tier product would cost more than a year's cap, so these name a price.
_PRODUCTS = [
    ("肥皂", HOUSEHOLD, "5.00", 50, "", "", 200),
    ("耳塞（十副）", PROTECTIVE, "9.90", 99, "", "", 100),
    ("毛巾", HOUSEHOLD, "12.50", "", "", "", 150),
    ("牙膏牙刷套装", HOUSEHOLD, "15.00", 150, "", "", 120),
    ("棉纱手套（十双）", PROTECTIVE, "18.00", 180, 2, "", 100),
    ("抽纸（一提）", HOUSEHOLD, "19.90", "", "", "", 120),
    ("反光背心", PROTECTIVE, "22.00", 220, "", "", 60),
    ("洗衣液（2千克）", HOUSEHOLD, "26.80", "", "", "", 80),
    ("护目镜", PROTECTIVE, "28.00", 280, 1, "", 60),
    ("防割手套", PROTECTIVE, "32.00", "", "", "", 60),
    ("雨伞", HOUSEHOLD, "35.00", 350, "", "", 50),
    ("板栗仁（500克）", SPECIALTY, "36.00", 350, "", "", 50),
    ("防尘口罩（二十只）", PROTECTIVE, "39.90", 399, "", "", 50),
    ("葛根粉（500克）", SPECIALTY, "45.00", "", "", "", 40),
    ("保温杯", HOUSEHOLD, "49.99", "", "", "", 40),
    ("大米（10千克）", HOUSEHOLD, "69.90", "", "", "", 60),
    ("食用油（5升）", HOUSEHOLD, "79.90", 799, 1, "", 60),
    ("电热水壶", HOUSEHOLD, "89.00", 880, "", "", 20),
    ("土蜂蜜（1千克）", SPECIALTY, "98.00", 980, "", "", 20),
    ("不锈钢炒锅", HOUSEHOLD, "128.00", 1200, "", "", 15),
    ("山茶油（1升）", SPECIALTY, "138.00", "", "", "", 15),
    ("天麻（250克）", SPECIALTY, "158.50", "", "", "", 10),
    ("六安瓜片（250克）", SPECIALTY, "168.00", 1600, "", "", 12),
    ("防砸安全鞋", PROTECTIVE, "188.00", 1700, "", 2, 20),
    ("防寒工作服", PROTECTIVE, "199.00", 1700, "", 1, 20),
    ("电饭煲", HOUSEHOLD, "268.00", 1750, "", 1, 5),
    ("空气炸锅", HOUSEHOLD, "299.00", 1800, "", 1, 4),
    ("拉杆箱", HOUSEHOLD, "328.00", 1850, "", 1, 3),
    ("羊毛被", HOUSEHOLD, "368.50", 1900, "", 1, 3),
    ("家庭应急救援箱", HOUSEHOLD, "500.00", 2000, "", 1, 2),
]


def products():
    """Rows of 商品编码, 名称, 类别, 单价(元), 分值, 每人每月限兑, 每人每年限兑."""
    return [[f"P{i:02}", *product[:-1]] for i, product in enumerate(_PRODUCTS, start=1)]


def stock():
    """Rows of 商品编码, 数量."""
    return [[f"P{i:02}", product[-1]] for i, product in enumerate(_PRODUCTS, start=1)]
