// The emoji that an incident needs, drawn here, so that they look the same on machines without an emoji font.

const disc = color => `<circle cx="10" cy="10" r="8" fill="${color}"/>`;
const tile = color => `<rect x="2" y="2" width="16" height="16" rx="3" fill="${color}"/>`;
const line = (path, color = '#fff', width = 2.2) => `<path d="${path}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
const fill = (path, color) => `<path d="${path}" fill="${color}"/>`;
const arrow = path => tile('#4a8fd8') + line(path);
const person = (x, color) => `<circle cx="${x}" cy="7" r="3.2" fill="${color}"/>` + fill(`M${x - 5.5} 17c0-8 11-8 11 0z`, color);
const thumb = fill('M3 9h3v8H3z', '#4a8fd8') + fill('M7 9l3-6c2 0 2.4 1.5 2 3l-.5 2H16c1.5 0 2 1 1.7 2.2l-1 5c-.3 1.3-1 1.8-2.2 1.8H7z', '#f7c244');
const hand = fill('M5 10V5.5a1.2 1.2 0 0 1 2.4 0V4a1.2 1.2 0 0 1 2.4 0v-.5a1.2 1.2 0 0 1 2.4 0V5a1.2 1.2 0 0 1 2.3 0v7c0 4-2 6-5 6-3.2 0-4.5-1.6-6.6-5.5-.7-1.4 1-2.3 2.1-1z', '#f7c244');
const sheet = fill('M4 2h8l4 4v12H4z', '#eef1f5') + line('M4 2h8l4 4v12H4z', '#8a97a8', 1) + line('M7 9h6M7 12h6M7 15h4', '#8a97a8', 1);
const glass = fill('M5 2h10v2c0 3-3 4-3 6s3 3 3 6v2H5v-2c0-3 3-4 3-6S5 7 5 4z', '#bfe3f7') + fill('M7 16.5c1-2 5-2 6 0zM8 6h4l-2 3z', '#e2a33b') + line('M4.5 2h11M4.5 18h11', '#a5673f', 1.8);
const wrench = fill('M16.8 4.5l-3 3-2-2 3-3c-3-1.2-6 1.3-5.2 4.5L3 13.5c-1.6 1.6.9 4.6 2.9 2.9l6.6-6.6c3.2.8 5.7-2.2 4.3-5.3z', '#8a97a8');
const bell = fill('M10 2a5.5 5.5 0 0 1 5.5 5.5c0 4 1.5 5 2 6.5h-15c.5-1.5 2-2.5 2-6.5A5.5 5.5 0 0 1 10 2zM8 15h4a2 2 0 0 1-4 0z', '#f2b632');
const chart = trend => tile('#eef1f5') + line(trend, '#d0394f', 1.8);
const lens = `<circle cx="8" cy="8" r="5" fill="#cfe8f7" stroke="#5b6b7d" stroke-width="1.8"/>` + line('M12 12l5 5', '#5b6b7d', 2.6);
const lock = hook => line(hook, '#8a97a8', 2) + `<rect x="4" y="9" width="12" height="9" rx="2" fill="#f2b632"/>`;
const mark = (text, color) => `<text x="10" y="16" font-size="17" font-weight="900" text-anchor="middle" font-family="sans-serif" fill="${color}">${text}</text>`;
const book = fill('M2 4c3-1.5 6-1 8 .5v13c-2-1.5-5-2-8-.5z', '#4a8fd8') + fill('M18 4c-3-1.5-6-1-8 .5v13c2-1.5 5-2 8-.5z', '#6fb1ee');

const DRAWN = {
  red_circle: disc('#dd2e44'), large_orange_circle: disc('#f4900c'), large_yellow_circle: disc('#fdcb58'), large_green_circle: disc('#3fae49'), large_blue_circle: disc('#3b88d8'),
  white_circle: '<circle cx="10" cy="10" r="7.5" fill="#fff" stroke="#9aa5b1"/>', black_circle: disc('#31373d'), large_red_square: tile('#dd2e44'), large_green_square: tile('#3fae49'),
  large_yellow_square: tile('#fdcb58'), large_orange_square: tile('#f4900c'),
  white_check_mark: tile('#3fae49') + line('M5.5 10.5l3 3 6-7'), heavy_check_mark: line('M3.5 11l4 4 9-10', '#3fae49', 3), ballot_box_with_check: tile('#4a8fd8') + line('M5.5 10.5l3 3 6-7'),
  x: line('M4 4l12 12M16 4L4 16', '#dd2e44', 3.4), heavy_minus_sign: line('M4 10h12', '#7a8794', 3.2), heavy_plus_sign: line('M4 10h12M10 4v12', '#7a8794', 3.2),
  warning: fill('M10 2l8.5 15.5h-17z', '#ffcc4d') + line('M10 7.5v5', '#31373d', 2) + '<circle cx="10" cy="15.2" r="1.2" fill="#31373d"/>',
  rotating_light: fill('M4.5 14V9.5a5.5 5.5 0 0 1 11 0V14z', '#e5384f') + fill('M2.5 14h15v4h-15z', '#66757f') + fill('M8 8a2 2 0 0 1 2-2v6H8z', '#ffd0d6') + line('M10 1v1.2M3 4l1 .9M17 4l-1 .9', '#f4900c', 1.4),
  sos: tile('#dd2e44') + '<text x="10" y="13" font-size="7.5" font-weight="900" text-anchor="middle" font-family="sans-serif" fill="#fff">SOS</text>',
  fire: fill('M10 1c1 4 5 5 5 11a5 5 0 0 1-10 0c0-3 1.5-4 2-6 1 .5 1.6 1.5 1.7 2.6C10 6 9.5 3 10 1z', '#f4900c') + fill('M10 9c.5 2 2.6 2.6 2.6 5.3a2.6 2.6 0 0 1-5.2 0C7.4 12 9.6 11.5 10 9z', '#ffcc4d'),
  boom: fill('M10 1l2 5 5-2-2 5 4 3-5 1 1 5-5-3-4 3 0-5-5-1 4-3-2-5 5 2z', '#f4900c'), zap: fill('M11 1L4 11h4l-2 8 9-11h-5z', '#f7b32b'),
  eyes: ['5.6', '14.4'].map(x => `<ellipse cx="${x}" cy="10" rx="3.9" ry="6.5" fill="#fff" stroke="#9aa5b1"/><circle cx="${x - 1}" cy="11" r="2" fill="#31373d"/>`).join(''),
  bell, no_bell: bell + line('M3 17L17 3', '#dd2e44'), mag: lens, mag_right: lens, hourglass: glass, hourglass_flowing_sand: glass,
  stopwatch: '<circle cx="10" cy="11.5" r="6.8" fill="#eef1f5" stroke="#66757f" stroke-width="1.6"/>' + line('M10 11.5V8M8 2h4M10 2v2.5', '#66757f', 1.6),
  clock1: '<circle cx="10" cy="10" r="7.5" fill="#eef1f5" stroke="#66757f" stroke-width="1.6"/>' + line('M10 10V5.5M10 10l2.5-3', '#66757f', 1.6),
  lock: lock('M6.5 9V6.5a3.5 3.5 0 0 1 7 0V9'), unlock: lock('M6.5 9V5.5a3.5 3.5 0 0 1 6.8-1'), key: line('M10 8l7 7M14 12l-2 2', '#e2a33b', 2.4) + '<circle cx="6.5" cy="6" r="3.5" fill="none" stroke="#e2a33b" stroke-width="2.4"/>',
  no_entry: disc('#dd2e44') + line('M6 10h8', '#fff', 3), no_entry_sign: '<circle cx="10" cy="10" r="7" fill="none" stroke="#dd2e44" stroke-width="2.6"/>' + line('M5 5l10 10', '#dd2e44', 2.6),
  octagonal_sign: fill('M6.3 2h7.4L18 6.3v7.4L13.7 18H6.3L2 13.7V6.3z', '#dd2e44') + line('M7 10h6', '#fff', 2.6), construction: tile('#ffcc4d') + line('M4 15l5-10M9 15l5-10', '#31373d', 2.4),
  rocket: fill('M10 1c4 3 4.5 8 3 12H7C5.5 9 6 4 10 1z', '#cfd8e1') + fill('M7 9l-4 5 4-1zM13 9l4 5-4-1z', '#dd2e44') + fill('M8 14h4l-2 5z', '#f4900c') + '<circle cx="10" cy="7" r="1.6" fill="#3b88d8"/>',
  rewind: arrow('M10 6l-4 4 4 4M15 6l-4 4 4 4'), arrow_left: arrow('M15 10H5M9 6l-4 4 4 4'), arrow_right: arrow('M5 10h10M11 6l4 4-4 4'), arrow_up: arrow('M10 15V5M6 9l4-4 4 4'), arrow_down: arrow('M10 5v10M6 11l4 4 4-4'),
  leftwards_arrow_with_hook: arrow('M5 9h7a3 3 0 0 1 0 6h-2M8 6L5 9l3 3'), arrow_right_hook: arrow('M15 9H8a3 3 0 0 0 0 6h2M12 6l3 3-3 3'), arrows_counterclockwise: arrow('M14.5 8A5 5 0 0 0 6 7L5 8.5M5 5.5v3h3M5.5 12a5 5 0 0 0 8.5 1l1-1.5M15 14.5v-3h-3'),
  repeat: arrow('M5 9V8a2 2 0 0 1 2-2h7M12 4l2 2-2 2M15 11v1a2 2 0 0 1-2 2H6M8 16l-2-2 2-2'), arrow_forward: tile('#4a8fd8') + fill('M7 5.5l8 4.5-8 4.5z', '#fff'), double_vertical_bar: tile('#4a8fd8') + line('M7.5 6v8M12.5 6v8', '#fff', 2.6), pause_button: tile('#4a8fd8') + line('M7.5 6v8M12.5 6v8', '#fff', 2.6),
  black_square_for_stop: tile('#4a8fd8') + '<rect x="6" y="6" width="8" height="8" fill="#fff"/>',
  information_source: tile('#4a8fd8') + line('M10 9.5v5', '#fff', 2.6) + '<circle cx="10" cy="6" r="1.5" fill="#fff"/>', question: mark('?', '#dd2e44'), grey_question: mark('?', '#9aa5b1'), exclamation: mark('!', '#dd2e44'), grey_exclamation: mark('!', '#9aa5b1'), bangbang: mark('!!', '#dd2e44'),
  speech_balloon: fill('M3 3h14a1.5 1.5 0 0 1 1.5 1.5v8A1.5 1.5 0 0 1 17 14h-6l-4 4v-4H3a1.5 1.5 0 0 1-1.5-1.5v-8A1.5 1.5 0 0 1 3 3z', '#9fb2c4'),
  memo: sheet + line('M10 16l7-8', '#f2a33b', 2.2), book, books: book, notebook: book, clipboard: sheet + '<rect x="7" y="1" width="6" height="3" rx="1" fill="#8a97a8"/>', page_facing_up: sheet, bookmark_tabs: sheet,
  link: line('M8.5 11.5a3 3 0 0 0 4.2 0l3-3a3 3 0 0 0-4.2-4.2l-1 1M11.5 8.5a3 3 0 0 0-4.2 0l-3 3a3 3 0 0 0 4.2 4.2l1-1', '#7a8794', 1.8),
  paperclip: line('M14 6l-6 6.5a2 2 0 0 0 3 2.7l5-5.7a3.5 3.5 0 0 0-5.2-4.7l-5.5 6a5 5 0 0 0 7.3 6.7', '#7a8794', 1.5),
  pushpin: line('M7 13l-4 4', '#8a97a8', 1.8) + fill('M9 3l8 8-2 1-3 0-2 4-6-6 4-2 0-3z', '#dd2e44'), round_pushpin: fill('M9.3 10h1.4v8H9.3z', '#8a97a8') + '<circle cx="10" cy="6.5" r="4.5" fill="#dd2e44"/>',
  bar_chart: tile('#eef1f5') + line('M6 14.5v-3', '#3fae49', 2.6) + line('M10 14.5V6', '#dd2e44', 2.6) + line('M14 14.5V9', '#3b88d8', 2.6), chart_with_upwards_trend: chart('M4.5 14.5l4-4 2.5 2L15.5 6'), chart_with_downwards_trend: chart('M4.5 6l4 4 2.5-2 4.5 6.5'),
  package: fill('M2.5 6L10 2.5 17.5 6v8.5L10 18l-7.5-3.5z', '#c99a63') + line('M2.5 6L10 9.5 17.5 6M10 9.5V18', '#8f673a', 1.2), gear: '<circle cx="10" cy="10" r="5" fill="none" stroke="#7a8794" stroke-width="3.6"/>' + line('M10 2v2M10 16v2M2 10h2M16 10h2M4.5 4.5l1.3 1.3M14.2 14.2l1.3 1.3M4.5 15.5l1.3-1.3M14.2 5.8l1.3-1.3', '#7a8794', 2.4),
  wrench, hammer_and_wrench: wrench, tools: wrench, hammer: fill('M3 6l4-3h6l1 3-3 1v11H8V7z', '#8a97a8'), broom: line('M16 3l-6 7', '#a5673f', 2) + fill('M9 9l3 3-4 6-5-1-1-4z', '#e2b93b'),
  bust_in_silhouette: person(10, '#5b83b3'), busts_in_silhouette: person(13, '#8fb0d8') + person(7, '#5b83b3'), raised_hand: hand, raised_hands: hand, wave: hand, '+1': thumb, thumbsup: thumb, '-1': `<g transform="rotate(180 10 10)">${thumb}</g>`, thumbsdown: `<g transform="rotate(180 10 10)">${thumb}</g>`,
  robot_face: '<rect x="3" y="5" width="14" height="12" rx="3" fill="#9fb2c4"/><circle cx="7.3" cy="10" r="1.7" fill="#dd2e44"/><circle cx="12.7" cy="10" r="1.7" fill="#dd2e44"/>' + line('M7 14h6M10 5V2.5', '#4b5866', 1.6),
  tada: fill('M2 18l5-11 6 6z', '#f2b632') + line('M12 8c0-3 2-4 4-3M13 10c2-1.5 4-1 5 .5M10 6c-1-2 0-4 1.5-4.5', '#dd2e44', 1.5), sparkles: fill('M8 4l1.6 4.4L14 10l-4.4 1.6L8 16l-1.6-4.4L2 10l4.4-1.6zM15 2l.8 2.2L18 5l-2.2.8L15 8l-.8-2.2L12 5l2.2-.8z', '#f2b632'),
  skull: fill('M10 2a7 7 0 0 1 4.5 12.3V18h-9v-3.7A7 7 0 0 1 10 2z', '#cfd8e1') + '<circle cx="7.3" cy="9.5" r="2" fill="#31373d"/><circle cx="12.7" cy="9.5" r="2" fill="#31373d"/>', shield: fill('M10 1.5l7 2.5v5c0 5-3 8-7 9.5-4-1.5-7-4.5-7-9.5V4z', '#5b83b3'),
  bulb: fill('M10 1.5a6 6 0 0 1 3.5 10.9V15h-7v-2.6A6 6 0 0 1 10 1.5z', '#ffd35c') + fill('M7 15.5h6V18H7z', '#8a97a8'), triangular_flag_on_post: line('M5 2v16', '#8a97a8', 1.8) + fill('M6 3l11 4.5L6 12z', '#dd2e44'), checkered_flag: line('M4 2v16', '#31373d', 1.8) + fill('M5 3h12v9H5z', '#cfd8e1') + fill('M5 3h3v3H5zM11 3h3v3h-3zM8 6h3v3H8zM14 6h3v3h-3zM5 9h3v3H5zM11 9h3v3h-3z', '#31373d'),
  mega: fill('M3 8l10-5v13L3 12z', '#dd2e44') + fill('M4 12h3l1 5H5z', '#8a97a8') + line('M16 6l2-1M16.5 9.5h2M16 13l2 1', '#7a8794', 1.4), pager: tile('#4b5866') + '<rect x="4.5" y="5" width="11" height="5" rx="1" fill="#bfe3a7"/>', ambulance: fill('M1 6h11v9H1zM12 9h4l3 3v3h-7z', '#eef1f5') + line('M6.5 8v5M4 10.5h5', '#dd2e44', 2) + '<circle cx="5" cy="15.5" r="2" fill="#31373d"/><circle cx="15" cy="15.5" r="2" fill="#31373d"/>',
  stethoscope: line('M5 2v5a3.5 3.5 0 0 0 7 0V2M8.5 10.5V13a4 4 0 0 0 8 0v-2', '#5b6b7d', 1.8) + '<circle cx="16.5" cy="9" r="2" fill="#9fb2c4"/>', ghost: fill('M4 18V9a6 6 0 0 1 12 0v9l-2-1.5L12 18l-2-1.5L8 18l-2-1.5z', '#cfd8e1'), calendar: sheet, date: sheet, label: fill('M2 4h8l8 7-6 7-10-9z', '#e2a33b'), snail: disc('#c99a63'), heart: fill('M10 17.5C3 12 1.5 9 1.5 6.5 1.5 2 8 1 10 5.5 12 1 18.5 2 18.5 6.5 18.5 9 17 12 10 17.5z', '#dd2e44'),
  star: fill('M10 1.5l2.6 5.6 6 .7-4.4 4.2 1.1 6L10 15l-5.3 3 1.1-6L1.4 7.8l6-.7z', '#f7c244'), smile: disc('#ffcc4d') + line('M6.5 12c1.5 3 5.5 3 7 0', '#664500', 1.5) + '<circle cx="7.3" cy="8" r="1.2" fill="#664500"/><circle cx="12.7" cy="8" r="1.2" fill="#664500"/>',
};
DRAWN.slightly_smiling_face = DRAWN.smile;

const cache = new Map();

/** The picture of an emoji, or null when it is not drawn here. */
export function drawn(name) {
  if (!Object.hasOwn(DRAWN, name)) return null;
  if (!cache.has(name)) {
    const source = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20">${DRAWN[name]}</svg>`;
    cache.set(name, document.importNode(new DOMParser().parseFromString(source, 'image/svg+xml').documentElement, true));
  }
  return cache.get(name).cloneNode(true);
}

/** Whether an emoji is drawn here. */
export const known = name => Object.hasOwn(DRAWN, name);
