/**
 * News terms, English = the words a paper would print: of several the reports at hand decide, 轨道+站 are both looked
 * for. By hand, for local news in general; names of places are read by their pinyin instead. Longer terms are tried
 * first.
 */
export const ENGLISH_TERMS = `
primary school=小学; elementary school=小学; middle school=中学; high school=中学; vocational college=职业学院
university=大学; college=学院; kindergarten=幼儿园; school=学校; student=学生; teacher=教师
teaching building=教学楼; canteen=食堂; hospital=医院; clinic=诊所 卫生院; health center=卫生院; health centre=卫生院; nursing home=养老院; bed=床位 床; site=占地 工地 现场; doctor=医生
traditional chinese medicine=中医药; chinese medicine=中医药; medicine=医药; pharmaceutical=医药
museum=博物馆; library=图书馆; book=书 书籍; borrow=借阅; reading=阅读; bookstore=书店; metro station=轨道+站
subway station=轨道+站; metro=轨道交通; subway=轨道交通; light rail=轻轨; railway station=火车站
train station=火车站; station=站; high-speed railway=高铁; high-speed rail=高铁; railway=铁路; airport=机场
port=港; hub=枢纽; bridge=大桥; tunnel=隧道; expressway=高速; highway=公路; road=道路; street=街道; bus=公交
parking=停车; digital workshop=数字化车间; smart factory=智能工厂; smart factories=智能工厂
intelligent factory=智能工厂; workshop=车间; factory=工厂; factories=工厂; plant=工厂; industrial park=产业园
industrial zone=工业园; science city=科学城; technology park=科技园; park area=园区; economic zone=经济区
pocket park=口袋公园; park=公园; garden=花园; square=广场; resident=居民; community=社区; communities=社区
village=村; villager=村民; town=镇; township=乡; district=区; county=县; city=市; government=政府
people's congress=人大; congress=人大; committee=委员会; party secretary=书记; party committee=党委
secretary=书记; mayor=市长 区长; district head=区长; director=主任 局长; deputy=副; chairman=主席 主任
reporter=记者; bureau=局; department=部门; company=公司; companies=企业; enterprise=企业; firm=企业
business=企业; businesses=企业; industry=产业; industrial=工业; industrial chain=产业链; investment=投资
invest=投资; total investment=总投资; output value=产值; output=产值 产量; production=生产 产量
produce=生产 产; revenue=营业收入; income=收入; profit=利润; sales=销售; tax=税; cost=投资; money=资金
subsidy=补贴; subsidies=补助; fund=资金; contract=合同; project=项目; key project=重点项目
construction=建设 施工; main structure=主体结构; foundation=基础; progress=进展 施工; completed=完成
complete=完成 建成; finished=建成 完工; finish=建成 完工; start=开工 开始; started=开工 启动; begin=开工 开始
built=建成; build=建设; opened=开放 开业; open=开放 投用; opening=开幕 开放; put into use=投入使用
in use=投用; operation=投产 运营; in operation=投产; founded=成立; established=成立 建立; set up=成立 设立
signed=签约; launched=启动; held=举行 召开; meeting=会议; conference=会议; seminar=座谈会; ceremony=仪式
festival=节; fair=博览会 展销会 节; exhibition center=展示中心; exhibition=展览 展示; activity=活动; activities=活动
event=活动; competition=比赛; award=奖 获奖; prize=奖; winner=获奖; honor=荣誉; honour=荣誉; list=名单
certification=认证; recognized=认定; farmer=农户; farming=种植; agriculture=农业; agricultural product=农产品
rice=稻; millet=小米; tea=茶叶; pepper=辣椒; chili=辣椒; vegetable=蔬菜; fruit=水果; orange=橙 柑橘; food=食品
liquor=白酒; selenium-rich=富硒; selenium=富硒; processing=加工; planting=种植; base=基地
center=中心; centre=中心; building=楼; house=住房; housing=住房; apartment=住房; residential=小区
renovation=改造; old residential=老旧小区; water=水; river=河; lake=湖; mountain=山; environment=环境
pollution=污染; waste=垃圾; garbage=垃圾; energy=能源; new energy vehicle=新能源汽车; car=汽车; vehicle=汽车
chip=芯片; sensor=传感器; electronics=电子; home appliance=家电; glass=玻璃
photovoltaic=光伏; semiconductor=半导体; equipment=设备; technology=科技 技术; innovation=创新; platform=平台
patent=专利; research and development=研发; r&d=研发; digital=数字; economy=经济; gdp=GDP; growth=增长
grow=增长; increase=增长; rise=增长; fell=下降; decrease=下降; export=出口; import=进口; retail=零售
fixed-asset investment=固定资产投资; fixed asset=固定资产; unemployment=失业; employment=就业; job=岗位 就业
jobs=就业岗位; talent=人才; worker=工人; employee=员工; people=人; children=儿童; child=儿童; elderly=老人
women=妇女; youth=青少年 青年; camp=营 训练营; military=军; soldier=军人; volunteer=志愿者
social security=社保; social security card=社保卡; insurance=保险; pension=养老; audit=审计; law=法律 法
police=公安; court=法院; fire=消防; safety=安全; notice=公告 公示; lost=遗失; license=许可证; certificate=证
phone=电话; telephone=电话; hotline=热线; address=地址; area=面积; hectare=公顷; square meter=平方米
square kilometer=平方公里; planned area=规划面积; ton=吨; percent=%; percentage=比例; first half=上半年
second half=下半年; first quarter=一季度; second quarter=二季度; by the end of=底; western=西部; eastern=东部
southern=南部; northern=北部; southwest=西南; hall=厅; stadium=体育馆; tourism=旅游; tourist=游客
visitor=游客; hotel=酒店; scenic=景区; culture=文化; cultural=文化; art=艺术; music=音乐; history=历史
property management=物业; urban management=城市管理; city management=城市管理; brand=品牌; market=市场
supermarket=超市; e-commerce=电商; online=线上 网上; overseas=海外; temperature=温度; range=范围
capacity=容纳 产能; accommodate=容纳; visit=视察 调研; visited=前往 调研; inspect=调研 视察; inspection=调研
investigation=调研; delegation=考察团; attend=出席 参加; attended=出席 参加; hosted=主持; chaired=主持
presided=主持; host=主持 主办; organized=主办; organised=主办; union=工会; cooperative=合作社
chamber of commerce=商会; federation=联合会; sport=体育; sports=体育; gym=体育馆; swimming pool=游泳馆; playground=操场
campus=校区; classroom=教室; classes=教学班; reservoir=水库; wetland=湿地; greenway=绿道; trail=步道; sewage=污水
treatment plant=处理厂; wastewater=污水; power plant=电厂; substation=变电站; logistics=物流; warehouse=仓储
cold chain=冷链; automobile=汽车; kilometer=公里; kilometre=公里; interchange=立交; ring road=环线; theater=剧院
theatre=剧院; cultural center=文化中心; service center=服务中心; commerce=商务; landfill=垃圾场; embankment=堤
flood=洪水 防汛; bus route=公交线路; bus line=公交线路; line=线; elevator=电梯; seat=座位; ticket=门票; fee=费用
price=价格; discount=优惠; reward=奖励; fine=罚款; penalty=处罚; loan=贷款; debt=债务; bond=债券; household=户
pension center=养老中心; nursery=托育; vaccine=疫苗; nurse=护士; patient=患者
error=误差; robot=机器人; machine tool=机床; machine=机器 设备; dust-free=无尘; cleanroom=无尘车间; imported=进口; share=占比 比例
proportion=比例 占比; chinese=中国 国产; china=中国 国内; domestic=国内 国产; foreign=外国 国外; platinum=铂; thin-film=薄膜; film=薄膜
segment=节段; section=段 标段; joined=合龙; closure=合龙; cap=封顶; capped=封顶; topped out=封顶; roof=屋顶; pier=桥墩; tower=塔; steel=钢
girder=梁; beam=梁; concrete=混凝土; weight=重; heavy=重; weigh=重; speed=时速 速度; lane=车道; lanes=车道; span=跨; length=全长 长
width=宽; height=高; depth=深; diameter=直径; floor=层; storey=层; stories=层; basement=地下; underground=地下; parking space=停车位
parking lot=停车场; parking spaces=停车位; charging pile=充电桩; charger=充电桩; charging station=充电站; gas=天然气 燃气; gas station=加油站
heating=供热 供暖; electricity=电力 用电; power=电力; solar=太阳能 光伏; wind=风电 风力; battery=电池; lithium=锂; hydrogen=氢; coal=煤
steel mill=钢厂; mine=矿; gold=黄金; oil=石油 油; fish=鱼; shrimp=虾; crab=蟹; seafood=海鲜 海产; marine=海洋; ocean=海洋; sea=海
coast=海岸; beach=海滩 沙滩; island=岛; ship=船; vessel=船; boat=船; wharf=码头; dock=码头; berth=泊位; fishery=渔业; fishing=渔 捕捞
aquaculture=养殖; pig=猪; cattle=牛; cow=牛; sheep=羊; chicken=鸡; egg=蛋; milk=奶; wheat=小麦; corn=玉米; maize=玉米; soybean=大豆
cotton=棉; peanut=花生; potato=土豆 马铃薯; sweet potato=红薯; apple=苹果; pear=梨; peach=桃; grape=葡萄; cherry=樱桃; mango=芒果
lychee=荔枝; banana=香蕉; sugarcane=甘蔗; sugar=糖; mushroom=菌 蘑菇; honey=蜂蜜; flower=花; tree=树; forest=林 森林; seedling=苗
seed=种子; irrigation=灌溉 灌区; canal=渠; drinking water=饮水; tap water=自来水; pipe=管; pipeline=管线 管网; pump=泵; dam=坝
drought=干旱; rain=雨; rainfall=降雨; typhoon=台风; storm=暴雨; snow=雪; earthquake=地震; disaster=灾; rescue=救援; emergency=应急 急救
ambulance=救护; accident=事故; injured=受伤; killed=死亡; died=死亡; suspect=嫌疑人; arrested=抓获; crime=犯罪; fraud=诈骗; case=案件
cases=案件; judge=法官; lawyer=律师; prosecutor=检察; firefighter=消防员; drone=无人机; camera=摄像头; data=数据; big data=大数据
artificial intelligence=人工智能; ai=人工智能; software=软件; internet=互联网; network=网络; 5g=5G; satellite=卫星; laboratory=实验室
lab=实验室; scientist=科学家; researcher=研究员; expert=专家; engineer=工程师; technician=技师 技术员; welder=焊工; apprentice=徒弟; wage=工资
salary=工资 薪; pay=工资 支付; retirement=退休; retired=退休; graduate=毕业生; graduates=毕业生; degree=学位; exam=考试; admission=招生 录取
enrolment=招生; enrollment=招生; enroll=招生; recruit=招聘 招收; recruited=招聘; hire=招聘; hired=招聘; training=培训; course=课程
class=班; grade=年级; tuition=学费; scholarship=奖学金; textbook=教材; after-school=课后; club=社团; sports meet=运动会; team=队
player=选手 运动员; athlete=运动员; coach=教练; champion=冠军; championship=锦标赛; medal=奖牌 金牌; marathon=马拉松; runner=选手; race=比赛
match=比赛; football=足球; basketball=篮球; concert=音乐会 演唱会; performance=演出 表演; film festival=电影节; movie=电影; opera=戏剧 歌剧
dance=舞蹈; dancer=舞蹈; song=歌; singer=歌手; painting=画; exhibit=展品 展出; relic=文物; relics=文物; ancient=古; heritage=遗产
intangible=非物质; temple=寺 庙; tomb=墓; wall=墙; gate=门; tourist attraction=景区; homestay=民宿; restaurant=餐厅 饭店; shop=店 商店
shops=商铺; store=店; mall=商场; night market=夜市; stall=摊位; stalls=摊位; vendor=摊主 商户; merchant=商户; customer=顾客; consumer=消费者
consumption=消费; voucher=消费券; coupon=消费券; spend=花费 投入; spent=投入 花费; raised=筹集 募集; donate=捐赠; donated=捐赠; donation=捐款 捐赠
charity=慈善; subsidize=补贴; apply=申请 申领; application=申请 申报; eligible=条件 对象; qualify=条件; requirement=条件 要求; material=材料
documents=材料; deadline=截止 截至; valid=有效; id card=身份证; household registration=户口 户籍; residence permit=居住证
register=登记 报名; registration=登记 报名; sign up=报名; appointment=预约; window=窗口; service hall=政务大厅; medical insurance=医保
health insurance=医保; low-income=低保; subsistence allowance=低保; pensioner=退休人员; disabled=残疾; disability=残疾; veteran=退役军人
migrant worker=农民工; villagers=村民; households=户; population=人口; birth=出生; marriage=婚姻 结婚; wedding=婚礼; family=家庭
families=家庭; neighborhood=小区 社区; neighbourhood=小区 社区; compound=小区; relocate=搬迁 安置; relocated=搬迁; resettlement=安置 回迁
demolish=拆除; demolished=拆除; shantytown=棚户区; key=钥匙; keys=钥匙; rent=租金 租; rental=租赁 出租; lease=租赁 招租; sale=出售 销售
sold=销售 卖; sell=销售 卖; buy=购买; bought=购买; purchase=采购 购置; purchased=采购 购置; tender=招标; bid=招标 中标; bidder=中标; won=获 中标
win=获 夺; winning=中标; contractor=施工单位 承建; developer=开发商 业主; owner=业主; designer=设计; design=设计; designed=设计; plan=规划 计划
planned=规划 计划; target=目标; goal=目标; expected=预计; estimate=预计; forecast=预计; aim=力争; delay=推迟 延期; delayed=推迟 延期
postponed=推迟; cancelled=取消; canceled=取消; suspended=停 暂停; closed=关闭 停; close=关闭; reopen=恢复; resume=恢复 复工; resumed=恢复 复工
repair=维修 修复; repaired=维修 修复; rebuild=重建; rebuilt=重建; upgrade=升级 改造; upgraded=升级 改造; expand=扩建 扩容; expanded=扩建 扩容
expansion=扩建 扩容; install=安装; installed=安装; lay=铺设; laid=铺设; dredge=疏浚 清淤; test=测试 检测; trial=试; trial operation=试运行
commissioning=调试; inspection and acceptance=验收; acceptance=验收; handed over=交付; delivered=交付; delivery=交付; deliver=交付
occupy=占地; cover=占地 覆盖; covers=占地; covered=覆盖; accounted=占; account=占; exceed=超过; exceeded=超过; reach=达到; reached=达到
total=总; average=平均; highest=最高; lowest=最低; largest=最大; biggest=最大; longest=最长; oldest=最老; yuan=元; yearly=年; annual=年
monthly=月; daily=日; per day=每天; per year=每年; today=今天; season=季; spring=春; summer=夏; autumn=秋; winter=冬; morning=上午
afternoon=下午; evening=晚; night=夜; holiday=假期; weekend=周末; opening hours=开放时间; working hours=时间; outage=停电
water supply=供水; power cut=停电; traffic=交通; route=线路; detour=绕行; driver=司机; passenger=乘客 旅客; bike=自行车; shared bike=共享单车
taxi=出租车; fare=票价; toll=通行费 收费; fined=罚款; violation=违法 违规; ban=禁止; banned=禁止; rule=规定; regulation=条例 规定; policy=政策
reform=改革; campaign=行动; survey=调查; report=报告; proposal=建议 提案; suggestion=建议; opinion=意见; complaint=投诉; problem=问题
problems=问题; solve=解决; solved=解决; reason=原因; effect=成效; result=结果 成效; achievement=成果 成效; measure=措施; measures=措施
role=作用; theme=主题; slogan=口号; nickname=别名; purpose=目的; speech=讲话; emphasize=强调; emphasized=强调; stressed=强调; promise=承诺
agreement=协议; partner=合作; cooperation=合作; joint=联合; ethnic=民族; county hospital=县医院; people's hospital=人民医院; surgery=手术
ward=病房; outpatient=门诊; specialist=专家; disease=疾病; cancer=癌; blood=血; donor=献血; vaccination=接种; health=健康 卫生
public health=公共卫生; food safety=食品安全; air quality=空气质量; emission=排放; carbon=碳; recycling=回收; recycle=回收; green=绿色
bench=座椅; fitness=健身; screen=屏; stage=舞台; toilet=厕所; public toilet=公厕; dining hall=食堂; meal=餐 用餐; lunch=午餐; dinner=晚餐
bread=面包; noodle=面; noodles=面; wine=酒; beer=啤酒; drink=饮料; spice=调味品; hotpot=火锅; sauce=酱; snack=零食; salt=盐; kelp=海带
oyster=牡蛎; scallop=扇贝; abalone=鲍鱼
`;
