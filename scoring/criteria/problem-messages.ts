/** What each problem code says to a person, in Vietnamese and English (SCORE-IO §7). */
export interface Message {
  readonly vi: string;
  readonly en: string;
}

const MESSAGES = {
  fileNotReadable: ['Không đọc được tệp.', 'The file cannot be read.'],
  notJson: ['Tệp không phải là JSON hợp lệ.', 'The file is not valid JSON.'],
  wrongType: ['Giá trị không đúng kiểu.', 'The value has the wrong type.'],
  missingProperty: ['Thiếu thuộc tính “{name}”.', 'The property “{name}” is missing.'],
  unknownProperty: ['Thuộc tính “{name}” không có trong quy định.', 'The property “{name}” is not known here.'],
  emptyText: ['Nội dung không được để trống.', 'The text must not be blank.'],
  notAllowedValue: ['Giá trị phải là một trong: {allowed}.', 'The value must be one of: {allowed}.'],
  frameworkMismatch: [
    'Dữ liệu thuộc bộ chỉ số khác; bộ chỉ số đang dùng là “{expected}”.',
    'The inputs belong to another framework; the one given is “{expected}”.',
  ],
  badId: ['Mã cơ quan gồm 1-100 ký tự A-Z a-z 0-9 . _ -.', 'An agency id has 1-100 characters of A-Z a-z 0-9 . _ -.'],
  duplicateAgency: ['Mã cơ quan “{id}” đã có ở trên.', 'The agency id “{id}” already stands above.'],
  unknownComponent: ['Bộ chỉ số không có tiêu chí thành phần “{name}”.', 'The framework has no component “{name}”.'],
  notInLayer: ['Nội dung này không thuộc bước tự đánh giá.', 'This does not belong to the self-assessment layer.'],
  conflictingInput: [
    'Chỉ được nhập một cách: không nhập đồng thời các giá trị loại trừ nhau.',
    'Values that exclude each other are given together; keep one.',
  ],
  notApplicableNotAllowed: [
    'Tiêu chí thành phần này không được chọn “không áp dụng”.',
    'This component does not accept “not applicable”.',
  ],
  unknownOption: ['Không có lựa chọn này.', 'There is no such option.'],
  wrongLength: ['Danh sách phải có đúng {expected} mục.', 'The list must have exactly {expected} entries.'],
  negative: ['Giá trị không được âm.', 'The number must not be negative.'],
  notInteger: ['Giá trị phải là số nguyên.', 'The number must be whole.'],
  outOfRange: ['Giá trị phải nằm trong khoảng {from} đến {to}.', 'The value must lie between {from} and {to}.'],
  numeratorAboveDenominator: [
    'Tử số không được lớn hơn mẫu số vì là một phần của mẫu số.',
    'The numerator is a part of the denominator and must not be larger.',
  ],
  missingVariable: ['Thiếu biến “{name}” mà công thức cần đến.', 'The formula needs the variable “{name}”.'],
  noCaseApplies: [
    'Không trường hợp nào của công thức thỏa mãn và chưa chọn trường hợp.',
    'No case of the rule is true and none was chosen.',
  ],
  divisionByZero: ['Công thức chia cho 0.', 'The formula divides by zero.'],
  aboveMaximum: [
    'Kết quả {points} vượt điểm tối đa {maxPoints}.',
    'The result {points} is above the maximum of {maxPoints}.',
  ],
  belowZero: ['Kết quả {points} nhỏ hơn 0.', 'The result {points} is below zero.'],
  sumMismatch: [
    '{about}: các phần cộng lại là {sum}, khác với {expected}.',
    '{about}: the parts add up to {sum}, not to {expected}.',
  ],
  duplicateCode: ['Mã “{about}” đã dùng ở trên.', 'The code “{about}” is already used above.'],
  unknownRuleKind: ['{about}: không có loại quy tắc “{kind}”.', '{about}: there is no rule kind “{kind}”.'],
  ruleMaximum: [
    '{about}: quy tắc đạt nhiều nhất {reached}, điểm tối đa là {maxPoints}.',
    '{about}: the rule reaches at most {reached}, the maximum is {maxPoints}.',
  ],
  stepsOrder: [
    '{about}: các mức phải giảm dần và mức cuối là 0, nếu không sẽ có khoảng trống.',
    '{about}: steps must descend strictly and end at 0, otherwise there is a gap.',
  ],
  duplicateLabel: ['{about}: nhãn “{label}” đã dùng ở trên.', '{about}: the label “{label}” is already used above.'],
  notPositive: ['{about}: giá trị phải lớn hơn 0.', '{about}: the value must be greater than 0.'],
  badExpression: [
    '{about}: công thức sai ở vị trí {position}: {reasonVi}.',
    '{about}: error in the formula at position {position}: {reasonEn}.',
  ],
  unknownVariable: [
    '{about}: công thức dùng biến chưa khai báo “{name}”.',
    '{about}: the formula uses the undeclared variable “{name}”.',
  ],
  schema: ['Sai cấu trúc bộ chỉ số: {reasonVi}.', 'The framework breaks its schema: {reasonEn}.'],
} as const satisfies Record<string, readonly [string, string]>;

export type ProblemCode = keyof typeof MESSAGES;

/** The sentence of a code with its figures filled in; a figure that is not known is left out. */
export function messageOf(code: ProblemCode, details: Readonly<Record<string, string>>): Message {
  const [vi, en] = MESSAGES[code];
  return { vi: fill(vi, details), en: fill(en, details) };
}

function fill(template: string, details: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_match, key: string) => details[key] ?? '…');
}
