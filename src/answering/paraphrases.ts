/**
 * What residents say and what papers print for it, in general: each line is a group of words that answer for each
 * other when a sentence is compared with a question. Written by hand; nothing here names a place, person or project.
 */
const GROUPS = `
毛病 问题 不足 短板 不优 不够 困难 差距
特点 特征 特性
陪 陪同 陪着
到场 出席 参加 到会 陪同
开 召开 举行 举办 开幕 开展
开始 启动 成立 起 以来
搬 搬迁 外迁 迁建 迁出 搬出去
留 留下 扎根
涨 增长 上涨 提升 提高 上升 增加 增幅
跌 下降 下跌 下滑 减少 回落 降低
降 降低 下降 减少 下调
派 选派 派出 派驻 下派
收 收集 征集 收到 收上来
修 修建 建设 施工 改造 新建 建成
建 建设 建成 新建 修建 打造 创建 建立 设立
搞 开展 实施 推进 完成 举办
成立 组建 设立 建立 挂牌
借 借阅 借书
学校 小学 中学 幼儿园 大学 校区
公司 企业 厂家 单位 商家
工厂 厂 车间 加工 基地
老板 负责人 总经理 董事长
钱 资金 投资 元 经费
投 投资 总投资 投入
花 投资 投入 耗资 斥资 支出
卖 销售 销往 发往 营业额 售价 销量
赚 收入 增收 利润 营业额
看 参观 察看 视察 走访 前往 考察 调研 走进
跑 走访 深入 前往 实地
带队 率队 带领 率
领头 牵头 领衔 主办
领导 书记 主任 区长 部长 主席
要求 指出 强调 提出 希望
主意 建议 意见 谋 献策 建言
房子 住房 房屋 住宅 商品房
孩子 学生 儿童 少年 青少年
老人 老年人 长者
奖 奖项 获奖 荣获 荣誉 表彰 先进 贡献奖 称号 入选 名单
荣誉 获奖 入选 荣获 表彰 称号 认定 认证 榜单 奖
名单 入选 公示 公布 认定 纳入 列入
进 纳入 列入 进入 进驻 入驻
上 入选 列入 登上 纳入
办 办理 举办
交 转交 交付 交由 移交
电话 热线 联系 拨打
地址 位于 地点
大 面积 规模
占地面积 占地 面积
总面积 面积 占地
项目 工程
工地 施工 建设 现场
休闲 健身 娱乐 游玩 公园 休憩
地方 公园 广场 场所 游园 空间
路 道路 公路 大道
车站 站 轻轨站
轻轨 轨道交通 地铁 轻轨站
地铁 轨道交通 轻轨
成效 效果 成果 实现 增长 促成
好处 带动 增收 受益 惠及
措施 举措 办法 做法
模式 机制 方式
模样 样子 面貌
多少人 人次 群众 名
参加 出席 参与 参会 活动
活动 会议 调研 座谈会 考察 仪式
忙 调研 主持 出席 参加 率队
特产 农产品 产品
产品 产 生产 制造
做 生产 制造 加工 从事 建设
种 种植 栽种
养 养殖
药 药材 中药
医院 院区 医疗
医生 医师 大夫 中医
有名 著名 知名
道地 地道
规划 总规划 面积
补助 补贴 奖励 奖补
合同 签约 签订
意见 异议 建议 反映
举报 监督 投诉 反映
寄 来信 邮寄 地址 信函
丢 遗失 丢失 掉
掉 遗失 丢失
作废 声明作废
免费 不收费 无偿
顺 顺利 有序
快 完成率 进度 完成
增速 增长 增幅 提高
增幅 增长 增速 提高
进度 完成 累计完成 完成率 占总投资
多 个 项
升 升级 晋升 提升
封顶 主体 主体结构
装 安装 装修
开门 开放 开馆 营业 开业
交房 交付
试行 试点 试运行
报名 招生 招募 申请
招人 招聘 岗位 就业
岗位 就业 用工
停 暂停 停止 关闭 停产
拆 拆除 拆迁 征收
工资 薪资 收入 薪酬
得 获得 获 荣获 取得
拿 获 获得 荣获 领取 列入
获 获得 荣获 获奖
第一 首位 榜首 首个 首家
首个 第一个 全市首个 首家
底 年底 月底 底前
投用 投入使用 启用 投运
完工 竣工 建成 完成
提 提出 强调 要求
一共 共 总 累计 合计 为期
干 从事 做 用于 负责
厉害 突出 领先 首位
污染 排放 环保
便宜 优惠 降价 低价
`;

let index: ReadonlyMap<string, readonly string[]> | undefined;

function build(): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>();
  for (const line of GROUPS.trim().split('\n')) {
    const [spoken = '', ...printed] = line.split(' ');
    map.set(spoken, [...(map.get(spoken) ?? []), ...printed]);
  }
  return map;
}

/** What a paper may print where a resident says `word`; one way only: 毛病 is answered by 问题, not the reverse. */
export function paraphrases(word: string): readonly string[] {
  index ??= build();
  return index.get(word) ?? [];
}
