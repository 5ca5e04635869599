/** What a resident would ask of a thing; the papers are Chinese, and so are the questions offered. */
export const exampleQuestion = (name: string, asks: 'when' | 'progress' | 'invested'): string =>
  `${name}${{ when: '什么时候建好', progress: '修得怎么样了', invested: '总投资多少' }[asks]}？`;
