// Made by scripts/profiles.py from config/import/delivery-note.json5.
extension ShippedProfiles {
    static let deliveryNote = #"""
        // 供货商的送货单：单号在表头上面。
        // A supplier's delivery note, whose number stands above the table.
        {
          name: "delivery-note",
          title: { zh: "供货商的送货单", en: "a supplier's delivery note" },
          imports: ["deliveries"],
          headings: [["品名", "商品名称", "货品名称", "名称", "商品编码", "货号"], ["数量", "送货数量", "实收数量"], ["单价", "金额", "规格"]],
          fields: {
            product: ["商品编码", "商品编号", "货号", "品名", "商品名称", "货品名称", "名称"],
            count: ["实收数量", "数量", "送货数量"],
          },
          above: { document: "单号" },
          ignore: ["序号", "规格", "规格型号", "单位", "单价", "金额", "品名", "商品名称", "货品名称", "名称", "送货数量", "备注"],
        }

        """#
}
