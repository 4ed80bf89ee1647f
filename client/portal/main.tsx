/** Placeholder until the pages arrive. */
document.getElementById('root')!.textContent = 'Thước Đo';
