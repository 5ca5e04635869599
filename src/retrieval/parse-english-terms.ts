/**
 * News terms, English = the words a paper would print (several stand for one another). By hand, for local news in
 * general; names of places are read by their pinyin instead. Longer terms are tried first.
 */
export const ENGLISH_TERMS = `
primary school=小学; elementary school=小学; middle school=中学; high school=中学; vocational college=职业学院
university=大学; college=学院; kindergarten=幼儿园; school=学校; student=学生; teacher=教师
teaching building=教学楼; canteen=食堂; hospital=医院; clinic=诊所 卫生院; health center=卫生院; health centre=卫生院; nursing home=养老院; bed=床位 床; doctor=医生
traditional chinese medicine=中医药; chinese medicine=中医药; medicine=医药; pharmaceutical=医药
museum=博物馆; library=图书馆; book=图书 书; borrow=借阅; reading=阅读; bookstore=书店; metro station=轨道 站
subway station=轨道 站; metro=轨道交通; subway=轨道交通; light rail=轻轨; railway station=火车站
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
`;
