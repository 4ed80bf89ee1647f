/** What a person reads when the database cannot be used: the setting, the cause and what to do; never the password. */

interface Failure {
  readonly code?: string;
  readonly message?: string;
  readonly errors?: readonly unknown[];
}

const sentences: readonly (readonly [RegExp, string])[] = [
  [/^28/, 'máy chủ từ chối tên hoặc mật khẩu trong địa chỉ (user name or password refused)'],
  [/^3D000$/, 'máy chủ không có cơ sở dữ liệu này, xin tạo trước (no such database: create it first)'],
  [/^42501$/, 'tài khoản không có quyền tạo bảng, cần GRANT CREATE ON SCHEMA public (no right to create tables)'],
  [/^53300$/, 'máy chủ đã hết số kết nối cho phép (too many connections)'],
  [/^57P0/, 'máy chủ đang khởi động hoặc đang dừng, xin thử lại (the server is starting or stopping: try again)'],
  [/^(ECONNREFUSED|ENOENT)$/, 'không có PostgreSQL nào trả lời ở địa chỉ này (no PostgreSQL answers at this address)'],
  [/^(ENOTFOUND|EAI_AGAIN)$/, 'không tìm thấy máy chủ có tên này (host name not found)'],
  [
    /^(ETIMEDOUT|ECONNRESET|EHOSTUNREACH|ENETUNREACH)$/,
    'không tới được máy chủ PostgreSQL (the server cannot be reached)',
  ],
];

/** The failure as one sentence in two languages, with PostgreSQL's own word at the end. */
export function connectionSentence(thrown: unknown): Error {
  const { driverError } = (thrown ?? {}) as { driverError?: unknown };
  const outer = (driverError ?? thrown ?? {}) as Failure;
  // a name with several addresses fails as one error for each
  const failure = (outer.errors?.[0] ?? outer) as Failure;
  const code = failure.code ?? '';
  const found = sentences.find(([pattern]) => pattern.test(code));
  if (found !== undefined) return new Error(`DATABASE_URL: ${found[1]} [${code} ${failure.message ?? ''}]`);
  return new Error(
    `DATABASE_URL: không dùng được cơ sở dữ liệu (cannot be used) [${failure.message ?? String(thrown)}]`,
  );
}
