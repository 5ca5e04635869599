/** Questions whose answer goes through the reports one by one: what somebody did, what a place was awarded. */

/** `都参加了哪些活动`, `按时间说`: an answer goes through the reports one by one. */
const ONE_BY_ONE =
  /都.{0,6}(?:参加|出席|做|干|忙|去|搞|开展|主持|调研|拿|获|得)[^，,]{0,4}(?:什么|哪)|(?:参加|出席|主持)(?:[了过]|的是?)?(?:哪些|些?什么)|忙了?(?:些)?什么|按(?:照)?时间|先后|历次|每次|哪几次|哪些(?:活动|会议|荣誉|奖|调研)|(?:分别|各).{0,4}(?:参加|出席|做|干(?![到成得])|调研|去)|(?:拿|获|得)了?(?:哪些|些什么|什么).{0,8}(?:奖|荣誉|称号)|时间线|来龙去脉|timeline/;

/** What happened on one occasion is in one report. */
const ONE_DAY = /那天|当天|当日|那次|这次|那一?趟|这一?趟/;

/** Whether the question wants several reports gone through: what somebody did, what a place was awarded. */
export const isOneByOne = (text: string): boolean => ONE_BY_ONE.test(text) && !ONE_DAY.test(text);
