// Slack's mrkdwn: what bots and people write, as elements.
import {h} from './dom.js';
import {drawn, known} from './emoji.js';

const EMOJI = Object.fromEntries(`rotating_light 🚨|fire 🔥|warning ⚠️|white_check_mark ✅|heavy_check_mark ✔️|x ❌|red_circle 🔴|large_orange_circle 🟠|
large_yellow_circle 🟡|large_green_circle 🟢|large_blue_circle 🔵|white_circle ⚪|black_circle ⚫|large_red_square 🟥|large_green_square 🟩|large_yellow_square 🟨|large_orange_square 🟧|
eyes 👀|bell 🔔|no_bell 🔕|mag 🔍|mag_right 🔎|hourglass ⌛|hourglass_flowing_sand ⏳|stopwatch ⏱️|clock1 🕐|alarm_clock ⏰|lock 🔒|unlock 🔓|key 🔑|no_entry ⛔|
no_entry_sign 🚫|octagonal_sign 🛑|construction 🚧|rocket 🚀|rewind ⏪|arrow_left ⬅️|arrow_right ➡️|arrow_up ⬆️|arrow_down ⬇️|arrows_counterclockwise 🔄|repeat 🔁|leftwards_arrow_with_hook ↩️|
arrow_right_hook ↪️|heavy_minus_sign ➖|heavy_plus_sign ➕|question ❓|grey_question ❔|exclamation ❗|grey_exclamation ❕|bangbang ‼️|information_source ℹ️|speech_balloon 💬|
thought_balloon 💭|memo 📝|book 📖|books 📚|notebook 📓|clipboard 📋|page_facing_up 📄|bookmark_tabs 📑|link 🔗|paperclip 📎|pushpin 📌|round_pushpin 📍|bar_chart 📊|chart_with_upwards_trend 📈|
chart_with_downwards_trend 📉|package 📦|gear ⚙️|wrench 🔧|hammer 🔨|hammer_and_wrench 🛠️|tools 🛠️|toolbox 🧰|broom 🧹|wastebasket 🗑️|computer 💻|desktop_computer 🖥️|satellite 📡|
zap ⚡|boom 💥|skull 💀|bug 🐛|ghost 👻|robot_face 🤖|bust_in_silhouette 👤|busts_in_silhouette 👥|raised_hand ✋|raised_hands 🙌|wave 👋|+1 👍|thumbsup 👍|-1 👎|thumbsdown 👎|ok_hand 👌|
pray 🙏|clap 👏|muscle 💪|point_right 👉|point_left 👈|point_up ☝️|point_down 👇|tada 🎉|sparkles ✨|star ⭐|heart ❤️|green_heart 💚|smile 😄|slightly_smiling_face 🙂|thinking_face 🤔|
sob 😭|cry 😢|joy 😂|sweat_smile 😅|sleeping 😴|zzz 💤|shield 🛡️|scales ⚖️|ballot_box_with_check ☑️|black_square_for_stop ⏹️|arrow_forward ▶️|double_vertical_bar ⏸️|pause_button ⏸️|
black_right_pointing_double_triangle_with_vertical_bar ⏭️|ambulance 🚑|helmet_with_white_cross ⛑️|adhesive_bandage 🩹|stethoscope 🩺|thermometer 🌡️|calendar 📅|date 📅|spiral_calendar_pad 🗓️|
file_folder 📁|open_file_folder 📂|floppy_disk 💾|electric_plug 🔌|battery 🔋|bulb 💡|label 🏷️|triangular_flag_on_post 🚩|checkered_flag 🏁|vertical_traffic_light 🚦|traffic_light 🚥|sos 🆘|new 🆕|
up 🆙|ok 🆗|100 💯|snail 🐌|turtle 🐢|whale 🐳|elephant 🐘|anchor ⚓|loudspeaker 📢|mega 📣|telephone_receiver 📞|pager 📟|envelope ✉️|inbox_tray 📥|outbox_tray 📤|recycle ♻️|radioactive_sign ☢️`
  .split('|').map(pair => pair.trim().split(' ')));

let names = {user: () => null, group: () => null, channel: () => null, me: () => ''};
export function nameWith(lookup) { names = lookup; }

export function emoji(name) {
  const plain = name.replace(/::skin-tone-\d/, '');
  return h('span', {className: 'emoji', role: 'img', 'aria-label': plain.replace(/_/g, ' '), title: ':' + plain + ':'},
    drawn(plain) || EMOJI[plain] || ':' + plain + ':');
}

export const unescape = text => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');

/** Plain text with emoji, for labels and headers. */
export function plain(text, withEmoji = true) {
  const decoded = unescape(text || '');
  return withEmoji ? withEmojis(decoded) : [decoded];
}

// A colon name, or a character that some name stands for.
const NAMES = new Map(Object.entries(EMOJI).map(([name, character]) => [character.replace('\ufe0f', ''), name]).reverse());
const EMOJI_TEXT = /(:[a-z0-9_+'-]+(?:::skin-tone-\d)?:|\p{Extended_Pictographic}\ufe0f?)/u;

function withEmojis(text) {
  return text.split(EMOJI_TEXT).map((part, i) => {
    if (i % 2 === 0) return part;
    const name = /^:([a-z0-9_+'-]+?)(?:::skin-tone-\d)?:$/.exec(part)?.[1] || NAMES.get(part.replace('\ufe0f', ''));
    return name && (EMOJI[name] || known(name)) ? emoji(name) : part;
  });
}

/** `verbatim`: addresses in the text are not made into links. */
export function mrkdwn(text, verbatim = false) {
  const out = [];
  for (const piece of (text || '').split(/(```[\s\S]*?```)/)) {
    if (piece.startsWith('```') && piece.endsWith('```') && piece.length >= 6) {
      out.push(h('pre', {tabindex: '0'}, references(piece.slice(3, -3).replace(/^\n/, '').replace(/\n$/, ''), false)));
    } else if (piece) {
      out.push(...lines(piece, verbatim));
    }
  }
  return out;
}

function lines(text, verbatim) {
  const out = [];
  let quote = null, list = null;
  const all = text.replace(/^\n|\n$/g, '').split('\n');
  all.forEach((line, index) => {
    const quoted = /^(?:&gt;|>)\s?(.*)$/.exec(line);
    const item = /^(\s*)(?:[•◦▪]|-(?=\s)|\d+\.(?=\s))\s+(.*)$/.exec(line);
    if (quoted) {
      if (!quote) out.push(quote = h('blockquote'));
      if (quote.childNodes.length) quote.append(h('br'));
      quote.append(...inline(quoted[1], verbatim));
      list = null;
      return;
    }
    quote = null;
    if (item) {
      if (!list) out.push(list = h('div', {className: 'list'}));
      const marker = /^\s*(\d+\.|[•◦▪-])/.exec(line)[1];
      list.append(h('div', {className: 'item', 'data-depth': String(Math.min(3, item[1].length >> 1))},
        h('span', {className: 'marker', 'aria-hidden': 'true'}, marker === '-' ? '•' : marker), h('span', {}, ...inline(item[2], verbatim))));
      return;
    }
    const afterBlock = list !== null || (out.length && out[out.length - 1].tagName === 'BLOCKQUOTE');
    list = null;
    if (index > 0 && !afterBlock) out.push(h('br'));
    if (line.trim() === '' && index > 0) out.push(h('span', {className: 'gap'}));
    out.push(...inline(line, verbatim));
  });
  return out;
}

const BARE_ADDRESS = /(?<=^|[\s(])(https?:\/\/[^\s<>|)]*[^\s<>|).,:;!?])/;

const SPAN = /(`[^`\n]+`)|(<[^<>\n]+>)|((?<![\w*])\*(?=\S)[^*\n]*?\S\*(?![\w*]))|((?<![\w_])_(?=\S)[^_\n]*?\S_(?![\w_]))|((?<![\w~])~(?=\S)[^~\n]*?\S~(?![\w~]))/g;

function inline(text, verbatim) {
  const out = [];
  let from = 0;
  for (const match of text.matchAll(SPAN)) {
    out.push(...between(text.slice(from, match.index), verbatim));
    const [whole, code, reference, bold, italic] = match;
    if (code) out.push(h('code', {}, references(code.slice(1, -1), false)));
    else if (reference) out.push(refer(reference.slice(1, -1)));
    else out.push(h(bold ? 'b' : italic ? 'i' : 's', {}, ...inline(whole.slice(1, -1), verbatim)));
    from = match.index + whole.length;
  }
  out.push(...between(text.slice(from), verbatim));
  return out;
}

function between(text, verbatim) {
  const decoded = unescape(text);
  if (verbatim) return withEmojis(decoded);
  return decoded.split(BARE_ADDRESS).flatMap((part, i) => i % 2 ? [link(part, part)] : withEmojis(part));
}

function references(text, withEmoji) {
  return text.split(/(<[^<>\n]+>)/).flatMap(part =>
    /^<(?:[@#!]|[a-z][a-z0-9+.-]*:).*>$/i.test(part) ? [refer(part.slice(1, -1))] : plain(part, withEmoji));
}

function refer(inside) {
  const [target, label] = inside.split(/\|(.*)/s);
  if (target.startsWith('@')) return mention('@' + (names.user(target.slice(1)) || label || target.slice(1)), target.slice(1) === names.me());
  if (target.startsWith('#')) return mention('#' + (label || names.channel(target.slice(1)) || target.slice(1)), false);
  if (target.startsWith('!subteam^')) {
    const id = target.slice(9), group = names.group(id);
    return mention('@' + (group ? group.handle : (label || id).replace(/^@/, '')), !!group && group.members.includes(names.me()));
  }
  if (target.startsWith('!date^')) return date(target, label);
  if (target.startsWith('!')) return mention('@' + target.slice(1).split('^')[0], true);
  if (!/^(https?|mailto|tel|slack):/i.test(target)) return document.createTextNode('<' + unescape(inside) + '>');
  return link(unescape(target), label ? unescape(label) : unescape(target).replace(/^mailto:/, ''));
}

export function mention(text, me) { return h('span', {className: me ? 'mention me' : 'mention'}, text); }

export function link(url, label) {
  return h('a', {href: safe(url), target: '_blank', rel: 'noreferrer noopener'}, ...withEmojis(label));
}

export function safe(url) { return /^(https?|mailto|tel):/i.test(url) ? url : '#'; }

function date(target, fallback) {
  const [, seconds, format, url] = target.split('^');
  const when = new Date(Number(seconds) * 1000);
  if (Number.isNaN(when.getTime())) return document.createTextNode(fallback || '');
  const ago = (Date.now() - when) / 1000;
  const days = {'-1': 'tomorrow', 0: 'today', 1: 'yesterday'}[Math.round((new Date().setHours(0, 0, 0, 0) - new Date(when).setHours(0, 0, 0, 0)) / 864e5)];
  const dated = options => when.toLocaleDateString([], options);
  const long = dated({month: 'long', day: 'numeric', year: 'numeric'}), short = dated({month: 'short', day: 'numeric', year: 'numeric'});
  const values = {
    date_num: when.toISOString().slice(0, 10), date: long, date_short: short, date_long: dated({weekday: 'long', month: 'long', day: 'numeric', year: 'numeric'}),
    date_pretty: days || long, date_short_pretty: days || short, date_long_pretty: days || dated({weekday: 'long', month: 'long', day: 'numeric', year: 'numeric'}),
    time: when.toLocaleTimeString([], {hour: '2-digit', minute: '2-digit'}), time_secs: when.toLocaleTimeString(), ago: relative(ago),
  };
  const text = unescape(format || '{date_short_pretty} {time}').replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
  const node = h('time', {datetime: when.toISOString(), title: when.toLocaleString()}, text);
  return url ? h('a', {href: safe(url), target: '_blank', rel: 'noreferrer noopener'}, node) : node;
}

function relative(seconds) {
  const past = seconds >= 0, s = Math.abs(seconds);
  const [n, unit] = s < 60 ? [Math.round(s), 'second'] : s < 3600 ? [Math.round(s / 60), 'minute'] : s < 86400 ? [Math.round(s / 3600), 'hour'] : [Math.round(s / 86400), 'day'];
  const text = n + ' ' + unit + (n === 1 ? '' : 's');
  return past ? text + ' ago' : 'in ' + text;
}
