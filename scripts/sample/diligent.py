"""What E017 claims: enough to pass the yearly cap of 2000 points within two months."""

EMPLOYEE = "E017"

# Month and day, item, points asked for, note. Hazards, advice and emergencies get a number as
# they come; drills take the number of the month's drill.
_CLAIMS = """
10-08 improvement 200 冲床双手启动加光电联锁改造，已验收
10-09 hazard-major 50 砂轮机主轴裂纹，停机报废
10-12 improvement 180 提出"一机一卡"点检方案,已在全车间推行
10-13 rectification 50 建议机床急停统一改为拉绳式，已改造
10-14 improvement 150 数控车床门锁联锁改造，已采纳
10-15 hazard-major 50 吊装用钢丝绳断股超标，立即更换
10-19 improvement 200 切削液集中供液方案，消除地面湿滑，已实施
10-20 emergency-response 100 电机冒烟，断电并用灭火器扑灭
10-21 drill 80 火灾演练担任疏散引导，用时最短
10-22 hazard-major 45 铣床夹具飞出风险，停机整改
10-26 improvement 160 铁屑自动收集改造方案，已采纳
10-28 training-speaker 20 讲解机械伤害典型案例
11-02 improvement 200 机器人上下料隔离围栏方案，已验收
11-04 hazard-major 50 车间行车限位器失灵，立即停用
11-05 improvement 180 刀具库防跌落改造，已采纳
11-09 drill 80 消防日演练操作消火栓，动作规范
11-11 improvement 150 上锁挂牌钥匙箱管理方案，已推广
11-12 rectification 50 建议配电柜加装温度监测，已安装
11-16 hazard-major 50 乙炔瓶与氧气瓶同车混放，立即纠正
11-18 improvement 200 磨床除尘管道泄爆改造，已实施
11-20 emergency-response 90 工件滑落，拉停行车并疏散人员
11-24 improvement 150 车间人车分流方案，已采纳
11-26 hazard-major 45 除尘器积尘超限，停机清理
12-03 improvement 200 老旧冲床本质安全改造方案，已采纳
12-10 hazard-major 50 压力容器超期未检仍在使用，立即停用
12-16 drill 60 受限空间救援演练担任监护人
12-22 rectification 40 建议冬季水管保温防冻，已完成
"""


def claims():
    """Rows of (month and day, item code, points, note)."""
    for line in _CLAIMS.split("\n"):
        if line:
            day, item, points, note = line.split(" ", 3)
            yield day, item, int(points), note
