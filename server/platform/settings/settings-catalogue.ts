/** The settings that a province may change, with their defaults. A name that is not here cannot be stored. */
export interface SettingValues {
  /** A publication is prepared by one account and approved by another (METHODS §4). */
  twoPersonPublication: boolean;
  /** Days after closing in which a form that was answered in time on an offline device still counts (DESIGN §4). */
  graceDays: number;
}

export const settingDefaults: Readonly<SettingValues> = { twoPersonPublication: true, graceDays: 14 };
export const settingNames = Object.keys(settingDefaults) as (keyof SettingValues)[];

/** What a setting is called in an audit entry. */
export const settingTitles: Readonly<Record<keyof SettingValues, { vi: string; en: string }>> = {
  twoPersonPublication: { vi: 'Công bố cần hai người', en: 'Publication by two persons' },
  graceDays: { vi: 'Số ngày nhận phiếu ngoại tuyến sau khi đóng', en: 'Days for offline forms after closing' },
};
