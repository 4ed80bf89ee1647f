/** Names of the invented province: flowers, trees and fields, and offices with the word "mẫu", so that no real authority is meant. */
const wards = [
  'Hoa Sữa',
  'Hoa Gạo',
  'Bằng Lăng',
  'Phượng Tím',
  'Hoa Ban',
  'Ngọc Lan',
  'Cẩm Tú Cầu',
  'Hoa Giấy',
  'Thiên Lý',
];
const communes = [
  'Lúa Vàng', 'Tre Ngà', 'Trúc Xanh', 'Mây Sớm', 'Suối Mơ', 'Đồi Sim', 'Rừng Cọ', 'Chè Búp', 'Hồ Sen', 'Cầu Vồng',
  'Đá Trắng', 'Nắng Mai', 'Gió Lành', 'Sương Sớm', 'Cánh Diều', 'Bến Lau', 'Đồng Cỏ May', 'Hương Quế', 'Hoa Hồi', 'Mật Ong',
  'Trăng Rằm', 'Sao Mai', 'Lá Dong', 'Bưởi Ngọt', 'Na Dai', 'Khế Chua', 'Vải Thiều', 'Nhãn Lồng', 'Ổi Đào', 'Măng Tre',
  'Cốm Xanh', 'Nếp Nương', 'Khoai Lang', 'Mía Tím', 'Dâu Tằm', 'Bông Gạo', 'Thông Reo', 'Sáo Trúc', 'Trống Đồng', 'Khèn Lá',
  'Chim Sâu', 'Cò Trắng', 'Ong Vàng', 'Bướm Vàng', 'Cá Chép', 'Tôm Càng', 'Nước Trong', 'Đất Lành', 'Đường Mòn', 'Giếng Ngọc',
  'Ruộng Bậc Thang',
]; // prettier-ignore
const departments = [
  ['Sở Nội vụ mẫu', 'Sample Department of Home Affairs'],
  ['Sở Tài chính mẫu', 'Sample Department of Finance'],
  ['Sở Tư pháp mẫu', 'Sample Department of Justice'],
  ['Sở Xây dựng mẫu', 'Sample Department of Construction'],
  ['Sở Công Thương mẫu', 'Sample Department of Industry and Trade'],
  ['Sở Nông nghiệp và Môi trường mẫu', 'Sample Department of Agriculture and Environment'],
  ['Sở Khoa học và Công nghệ mẫu', 'Sample Department of Science and Technology'],
  ['Sở Giáo dục và Đào tạo mẫu', 'Sample Department of Education and Training'],
  ['Sở Y tế mẫu', 'Sample Department of Health'],
  ['Sở Văn hóa, Thể thao và Du lịch mẫu', 'Sample Department of Culture, Sports and Tourism'],
  ['Ban Quản lý các khu công nghiệp mẫu', 'Sample Management Board of Industrial Zones'],
  ['Văn phòng Ủy ban nhân dân tỉnh mẫu', 'Sample Office of the Provincial People’s Committee'],
] as const;

export interface DemoUnit {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly kind: 'province' | 'department' | 'commune';
  readonly unitType: string;
}

/** The province itself, 12 departments, 9 wards and 51 communes. */
export function demoUnits(): DemoUnit[] {
  const two = (n: number): string => String(n + 1).padStart(2, '0');
  return [
    { code: 'mau-tinh', name: 'Tỉnh Mẫu', nameEn: 'Sample Province', kind: 'province', unitType: 'tỉnh' },
    ...departments.map(([name, nameEn], at) => ({
      code: `mau-so-${two(at)}`,
      name,
      nameEn,
      kind: 'department' as const,
      unitType: 'sở',
    })),
    ...wards.map((name, at) => ({
      code: `mau-p-${two(at)}`,
      name: `Phường ${name}`,
      nameEn: null,
      kind: 'commune' as const,
      unitType: 'phường',
    })),
    ...communes.map((name, at) => ({
      code: `mau-x-${two(at)}`,
      name: `Xã ${name}`,
      nameEn: null,
      kind: 'commune' as const,
      unitType: 'xã',
    })),
  ];
}
