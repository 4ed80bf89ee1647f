/** What can be wrong with an answer, in both languages; shown by the survey page and returned by the server. */
import type { BilingualText } from './questionnaire.js';

export type AnswerProblemCode =
  | 'unknownItem'
  | 'wrongLevel'
  | 'wrongType'
  | 'noRatedAnswer'
  | 'missingProfile'
  | 'tooLong'
  | 'badText'
  | 'outOfRange';

/** `path` is a JSON Pointer into `{answers, profile}`. */
export interface AnswerProblem {
  readonly path: string;
  readonly code: AnswerProblemCode;
  readonly message: BilingualText;
}

/** Longest text that is kept, in UTF-16 units after NFC. */
export const MAX_TEXT_LENGTH = 2000;

const MESSAGES: Readonly<Record<AnswerProblemCode, BilingualText>> = {
  unknownItem: { vi: 'Mẫu phiếu không có câu hỏi này.', en: 'The questionnaire has no such item.' },
  wrongLevel: { vi: 'Mức trả lời không có trong thang đo.', en: 'The level is not on the scale.' },
  wrongType: { vi: 'Kiểu của câu trả lời không đúng.', en: 'The answer has the wrong type.' },
  noRatedAnswer: {
    vi: 'Phiếu cần ít nhất một câu đánh giá có trả lời.',
    en: 'At least one rated item needs an answer.',
  },
  missingProfile: { vi: 'Câu hỏi này cần được trả lời.', en: 'This question needs an answer.' },
  tooLong: { vi: 'Văn bản dài quá 2.000 ký tự.', en: 'The text is longer than 2,000 characters.' },
  badText: { vi: 'Văn bản có ký tự không hợp lệ.', en: 'The text contains invalid characters.' },
  outOfRange: { vi: 'Số nằm ngoài khoảng cho phép.', en: 'The number is out of range.' },
};

/** A problem at `/part/code`. */
export function answerProblem(code: AnswerProblemCode, part: string, key?: string): AnswerProblem {
  const path = key === undefined ? part : `${part}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`;
  return { path, code, message: MESSAGES[code] };
}
