// Made by scripts/profiles.py from config/import/purchase-list.json5.
extension ShippedProfiles {
    static let purchaseList = #"""
        // 采购员的商品清单。
        // A purchaser's list of goods.
        {
          name: "purchase-list",
          title: { zh: "采购的商品清单", en: "a purchaser's list of goods" },
          imports: ["products"],
          headings: [["商品名称", "品名", "物品名称", "名称"], ["采购单价", "采购价", "进价", "单价"], ["兑换积分", "积分价", "所需积分", "兑换分值"]],
          fields: {
            name: ["商品名称", "品名", "物品名称", "名称"],
            value: ["采购单价", "采购价", "进价", "单价"],
            price: ["兑换积分", "积分价", "所需积分", "兑换分值"],
          },
          ignore: ["序号", "规格", "规格型号", "型号", "单位", "库存数量", "数量", "金额", "供应商", "备注", "品牌"],
        }

        """#
}
