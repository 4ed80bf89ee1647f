/** One catalogue of coded problems (RFC 9457): every refusal names the thing, the reason and the way out in two languages. */
import { HttpException } from '@nestjs/common';

export interface Text {
  readonly vi: string;
  readonly en: string;
}

export interface FieldProblem {
  /** Dotted path of the field, such as `agencies.3.population`; empty for the whole body. */
  readonly path: string;
  readonly code: string;
  readonly message: Text;
}

const catalogue = {
  badRequest: [400, 'Dữ liệu gửi lên chưa đúng', 'The request is not valid'],
  notSignedIn: [401, 'Chưa đăng nhập', 'Not signed in'],
  signInFailed: [401, 'Tên đăng nhập hoặc mật khẩu không đúng', 'User name or password is wrong'],
  totpRequired: [401, 'Cần mã xác thực hai bước', 'A two-step code is required'],
  csrf: [403, 'Phiên làm việc không khớp', 'The session token does not match'],
  forbidden: [403, 'Tài khoản không có quyền này', 'This account may not do that'],
  passwordChangeRequired: [403, 'Cần đổi mật khẩu trước', 'Change the password first'],
  notFound: [404, 'Không tìm thấy', 'Not found'],
  unknownForm: [404, 'Không có phiếu lấy ý kiến với mã này', 'No form has this code'],
  methodNotAllowed: [405, 'Không dùng được cách gọi này', 'Method not allowed'],
  conflict: [409, 'Trùng với dữ liệu đã có', 'Conflicts with existing data'],
  staleVersion: [409, 'Người khác vừa sửa mục này', 'Somebody else has just changed this'],
  responseConflict: [409, 'Mã phiếu này đã dùng cho nội dung khác', 'This form id was used with other content'],
  wrongState: [409, 'Trạng thái hiện tại không cho phép', 'Not possible in the present state'],
  tooLarge: [413, 'Dữ liệu gửi lên quá lớn', 'The body is too large'],
  unsupportedMediaType: [415, 'Định dạng không được nhận', 'Unsupported media type'],
  invalid: [422, 'Dữ liệu chưa hợp lệ', 'The data are not valid'],
  responseInvalid: [422, 'Phiếu trả lời chưa hợp lệ', 'The form is not valid'],
  surveyNotOpen: [422, 'Đợt khảo sát chưa mở', 'The survey is not open yet'],
  surveyClosed: [422, 'Đợt khảo sát đã đóng', 'The survey is closed'],
  unknownAgency: [422, 'Cơ quan không thuộc đợt khảo sát này', 'The agency is not part of this survey'],
  noRatedAnswer: [422, 'Phiếu chưa có câu trả lời nào', 'The form has no rated answer'],
  tooManyRequests: [429, 'Gửi quá nhanh', 'Too many requests'],
  tooManyAttempts: [429, 'Thử đăng nhập quá nhiều lần', 'Too many sign-in attempts'],
  internal: [500, 'Máy chủ gặp lỗi', 'The server failed'],
  busy: [503, 'Máy chủ đang bận', 'The server is busy'],
  notReady: [503, 'Máy chủ chưa sẵn sàng', 'The server is not ready'],
} as const satisfies Record<string, readonly [number, string, string]>;

export type ProblemCode = keyof typeof catalogue;

/** Status and title of every code, for the API document. */
export const problemCatalogue: Readonly<Record<ProblemCode, readonly [number, string, string]>> = catalogue;

export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  code: ProblemCode;
  detail: Text;
  requestId?: string;
  fields?: readonly FieldProblem[];
}

export interface ProblemOptions {
  readonly detail?: Text;
  readonly fields?: readonly FieldProblem[];
  /** Seconds, sent as Retry-After. */
  readonly retryAfter?: number;
}

/** Thrown by services; becomes `application/problem+json`. */
export class Problem extends HttpException {
  readonly fields: readonly FieldProblem[] | undefined;
  readonly retryAfter: number | undefined;
  readonly detail: Text;

  constructor(
    readonly code: ProblemCode,
    options: ProblemOptions = {},
  ) {
    const [status, vi, en] = catalogue[code];
    super(en, status);
    this.detail = options.detail ?? { vi: `${vi}.`, en: `${en}.` };
    this.fields = options.fields;
    this.retryAfter = options.retryAfter;
  }

  body(requestId?: string): ProblemBody {
    return {
      type: `/api/problems/${this.code}`,
      title: catalogue[this.code][1],
      status: this.getStatus(),
      code: this.code,
      detail: this.detail,
      ...(requestId === undefined ? {} : { requestId }),
      ...(this.fields === undefined ? {} : { fields: this.fields }),
    };
  }
}
