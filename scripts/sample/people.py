"""The sixty people of the sample enterprise. All names are invented."""

REGULAR, OUTSOURCED, TEMPORARY = "正式工", "外包人员", "临时工"

SAFETY, OFFICE, CANTEEN = "安全管理部", "综合管理部", "后勤食堂"
MACHINING, FOUNDRY, ASSEMBLY, STORES = "机加工车间", "铸造车间", "装配车间", "仓储物流部"

# Works numbers follow the order: E001, E002, … A name may end in "*" (temporary) or "+"
# (outsourced), and may be followed by a login name.
_ROSTER = [
    (SAFETY, "周文静 zhouwj"),
    (STORES, "何建国 hejg"),
    (SAFETY, "沈海涛 shenht, 陆雪梅 luxm"),
    (OFFICE, "许慧敏 xuhm, 江立新 jianglx"),
    (MACHINING, "王磊 wanglei, 汪志强 wangzq, 吴晓东, 胡传军, 余红霞 yuhx, 程大伟, 欧阳俊 ouyangj,"
                "曹玉兰, 储明亮, 孙家旺*, 郑守勤 zhengsq, 冯亚楠 fengyn, 黄启明"),
    (FOUNDRY, "张德福 zhangdf, 李春生, 刘铁山, 陈国柱, 杨本立, 徐继红 xujh, 方𬭎, 潘成林, 汤永胜,"
              "漆士平*, 余长根*, 朱宝来*, 邓小虎+"),
    (ASSEMBLY, "林巧云 linqy, 马如龙, 罗时敏, 王磊 wanglei2, 谢小芳, 韩守义, 邵婷婷 shaott, 夏金宝,"
               "彭先锋*, 祝桂花*, 戴文斌, 阿丽亚·吐尔逊"),
    (STORES, "高振宇 gaozy, 丁秀英, 梅长顺, 袁野*, 叶青松+, 史兴旺+, 唐小军+, 石磊+"),
    (CANTEEN, "蒋来娣+, 汪桂珍+, 田厚根+, 宋美莲+, 范有余+"),
    (SAFETY, "贾思源 jiasy, 龚晓雯 gongxw"),
    (OFFICE, "秦卫东 qinwd"),
]


def roster():
    """Rows of 工号, 姓名, 部门, 用工性质, 登录名."""
    rows = []
    for department, names in _ROSTER:
        for entry in names.split(","):
            name, _, login = entry.strip().partition(" ")
            kind = {"*": TEMPORARY, "+": OUTSOURCED}.get(name[-1], REGULAR)
            number = f"E{len(rows) + 1:03}"
            rows.append([number, name.rstrip("*+"), department, kind, login])
    return rows
