/** Addresses of the workspace. Names are Vietnamese: people read them in the bar and in mails. */
export const base = '/lam-viec';

export const paths = {
  signIn: '/dang-nhap',
  home: '/trang-chinh',
  surveys: '/dot-khao-sat',
  newSurvey: '/dot-khao-sat/moi',
  survey: (id: string) => `/dot-khao-sat/${id}`,
  surveySetUp: (id: string) => `/dot-khao-sat/${id}/thiet-lap`,
  questionnaires: '/mau-phieu',
  questionnaire: (id: string) => `/mau-phieu/${id}`,
  questionnaireEditor: (id: string) => `/mau-phieu/${id}/sua`,
  runs: '/ket-qua',
  run: (id: string) => `/ket-qua/${id}`,
  publications: '/cong-bo',
  prepare: (runId: string) => `/cong-bo/chuan-bi/${runId}`,
  publication: (id: string) => `/cong-bo/${id}`,
  agencies: '/co-quan',
  newAgency: '/co-quan/moi',
  agency: (id: string) => `/co-quan/${id}`,
  accounts: '/tai-khoan',
  audit: '/nhat-ky',
  settings: '/cai-dat',
  own: '/ca-nhan',
} as const;

/** The public page of a form code, and of a published ranking. */
export const formAddress = (code: string): string => `/k/${code}`;
export const rankingAddress = (publicationId: string): string => `/bang-xep-hang/${publicationId}`;
