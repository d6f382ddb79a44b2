// One message as Slack shows it, and the lists of them.
import {h, clock, fullTime, day, post, complain} from './dom.js';
import {mrkdwn, plain, emoji, safe} from './mrkdwn.js';
import {renderBlocks, picture, popup, values} from './blocks.js';

export function author(message, world) {
  if (message.username) return {name: message.username, app: true};
  if (message.user === world.bot.id) return {name: world.bot.name, app: true};
  if (message.user === 'USLACKBOT') return {name: 'Slackbot', app: false, slackbot: true};
  const person = world.people.find(p => p.id === message.user);
  return person ? {name: person.real_name, color: person.color} : {name: message.user || 'Unknown'};
}

export function avatar(who, small) {
  const node = h('span', {className: 'avatar' + (small ? ' small' : ''), 'aria-hidden': 'true'});
  if (who.app) node.append(h('img', {src: '/icon.svg', alt: ''}));
  else {
    if (who.slackbot) node.append(emoji('robot_face'));
    else node.textContent = who.name.split(' ').map(word => word[0]).join('').slice(0, 2);
    node.style.background = who.color || (who.slackbot ? '#eef1f5' : '#757575');
  }
  return node;
}

export function renderMessage(message, channel, world, place) {
  const who = author(message, world);
  const surface = surfaceOf(message, channel, world);
  const label = who.name + ', ' + clock(message.ts);
  const node = h('article', {className: 'message', tabindex: '-1', 'aria-label': label, 'data-ts': message.ts});
  if (message.is_ephemeral) {
    node.classList.add('ephemeral');
    node.append(h('div', {className: 'only-you'}, 'Only visible to you · ', h('button', {className: 'link', type: 'button', onclick: () => post('dismiss', {as: world.me, channel, ts: message.ts})}, 'Dismiss message')));
  }
  if (message.subtype === 'thread_broadcast') {
    node.append(h('div', {className: 'only-you'}, place === 'thread' ? 'Also sent to the channel' : 'replied to a thread'));
  }
  if ((message.pinned_to || []).length) { node.classList.add('pinned'); node.append(h('div', {className: 'only-you'}, emoji('pushpin'), ' Pinned')); }
  const head = h('div', {className: 'head'}, h('b', {className: 'who'}, who.name), who.app && h('span', {className: 'app'}, 'APP'),
    h('a', {className: 'time', href: link(message, channel), title: fullTime(message.ts)}, clock(message.ts)));
  const content = h('div', {className: 'content'}, head, body(message, surface), reactions(message, channel, world));
  if (place !== 'thread' && message.reply_count) content.append(threadLine(message, channel, world));
  node.append(h('div', {className: 'row'}, avatar(who), content));
  if (message.subtype !== 'tombstone') node.append(tools(message, channel, world, place));
  return node;
}

export function link(message, channel) {
  const root = message.thread_ts && message.thread_ts !== message.ts ? '?thread_ts=' + message.thread_ts + '&cid=' + channel : '';
  return '/archives/' + channel + '/p' + message.ts.replace('.', '') + root;
}

function surfaceOf(message, channel, world) {
  const surface = {controls: [], app: world.bot.name, people: () => world.people, channels: () => world.channels.filter(c => !c.direct),
    async act(handle, chosen) {
      const answer = await post('click', {as: world.me, channel, ts: message.ts, block: handle.block, action: handle.action, chosen, values: values(surface)});
      if (answer.problem) complain(world.bot.name, answer.problem);
    },
    async suggest(handle, typed) {
      const answer = await post('suggest', {as: world.me, channel, ts: message.ts, block: handle.block, action: handle.action, typed});
      return answer.menu?.options || [];
    }};
  return surface;
}

function body(message, surface) {
  const parts = [];
  if (message.subtype === 'tombstone') return h('div', {className: 'text quiet'}, 'This message was deleted.');
  if (message.blocks?.length) parts.push(...renderBlocks(message.blocks, surface));
  else if (message.text) parts.push(h('div', {className: 'text'}, mrkdwn(message.text)));
  if (message.edited) {
    const last = parts[parts.length - 1] || parts[parts.push(h('div', {})) - 1];
    last.append(h('span', {className: 'edited', title: fullTime(message.edited.ts)}, ' (edited)'));
  }
  for (const attachment of message.attachments || []) parts.push(attached(attachment, surface));
  for (const file of message.files || []) parts.push(filed(file));
  return parts;
}

function attached(attachment, surface) {
  const node = h('div', {className: 'attachment'}, attachment.pretext && h('div', {}, mrkdwn(attachment.pretext)),
    attachment.title && h('b', {}, attachment.title_link ? h('a', {href: safe(attachment.title_link), target: '_blank', rel: 'noreferrer noopener'}, plain(attachment.title)) : plain(attachment.title)),
    attachment.text && h('div', {className: 'text'}, mrkdwn(attachment.text)),
    attachment.fields && h('div', {className: 'fields'}, attachment.fields.map(field => h('div', {}, h('b', {}, field.title), h('br'), mrkdwn(field.value)))),
    attachment.blocks && renderBlocks(attachment.blocks, surface), attachment.footer && h('small', {}, plain(attachment.footer)));
  const color = {good: '#2eb67d', warning: '#ecb22e', danger: '#e01e5a'}[attachment.color] || (attachment.color ? '#' + attachment.color.replace('#', '') : '');
  if (color) node.style.borderLeftColor = color;
  return node;
}

function filed(file) {
  const source = new URL(file.url_private).pathname;
  if (file.mimetype.startsWith('image/') && file.thumb_360) {
    return h('div', {className: 'file picture-file'}, h('div', {className: 'file-name'}, file.title), picture(source, file.alt_txt || file.title, ''));
  }
  const preview = h('pre', {tabindex: '0', className: 'preview'}, file.preview || '');
  const more = file.lines_more > 0 || file.preview_is_truncated;
  const whole = more && h('button', {className: 'link', type: 'button', 'aria-expanded': 'false', onclick: async event => {
    const open = event.currentTarget.getAttribute('aria-expanded') === 'true';
    event.currentTarget.setAttribute('aria-expanded', String(!open));
    event.currentTarget.textContent = open ? 'Show all ' + file.lines + ' lines' : 'Show less';
    preview.textContent = open ? file.preview : await (await fetch(source)).text();
  }}, 'Show all ' + file.lines + ' lines');
  return h('div', {className: 'file'}, h('div', {className: 'file-name'}, h('span', {'aria-hidden': 'true'}, emoji('page_facing_up')), h('b', {}, file.title),
    h('small', {}, size(file.size) + ' ' + file.pretty_type)), preview,
  h('div', {className: 'file-actions'}, whole, h('a', {href: source + '?download=1', download: file.name}, 'Download')));
}

const size = bytes => bytes < 1024 ? bytes + ' B' : bytes < 1048576 ? (bytes / 1024).toFixed(1) + ' kB' : (bytes / 1048576).toFixed(1) + ' MB';

function reactions(message, channel, world) {
  if (!message.reactions?.length) return null;
  return h('div', {className: 'reactions'}, message.reactions.map(reaction => h('button', {
    className: reaction.users.includes(world.me) ? 'reaction mine' : 'reaction', 'aria-pressed': String(reaction.users.includes(world.me)),
    onclick: () => post('react', {as: world.me, channel, ts: message.ts, name: reaction.name})}, emoji(reaction.name), ' ' + reaction.count)));
}

function threadLine(message, channel, world) {
  const faces = (message.reply_users || []).slice(0, 3).map(user => avatar(author({user}, world), true));
  const count = message.reply_count + (message.reply_count === 1 ? ' reply' : ' replies');
  const read = localStorage.getItem(world.threadKey(message.ts)) || '';
  return h('button', {className: read && read < message.latest_reply ? 'thread-line news' : 'thread-line', type: 'button', onclick: () => world.openThread(channel, message.ts)}, faces, h('b', {}, count),
    h('small', {}, 'Last reply ' + day(message.latest_reply).toLowerCase() + ' at ' + clock(message.latest_reply)));
}

function tools(message, channel, world, place) {
  const root = message.thread_ts || message.ts;
  return h('div', {className: 'tools', role: 'toolbar', 'aria-label': 'Message actions'},
    ['white_check_mark', 'eyes', 'raised_hands'].filter(() => !message.is_ephemeral).map(name => h('button', {className: 'icon', 'aria-label': 'React with ' + name.replace(/_/g, ' '),
      onclick: () => post('react', {as: world.me, channel, ts: message.ts, name})}, emoji(name))),
    place !== 'thread' && !message.is_ephemeral && h('button', {className: 'icon', 'aria-label': 'Reply in thread', title: 'Reply in thread',
      onclick: () => world.openThread(channel, root, true)}, emoji('speech_balloon')),
    h('button', {className: 'icon', 'aria-label': 'More message actions', 'aria-haspopup': 'menu', onclick: event => {
      const anchor = event.currentTarget;
      popup(anchor, [{label: 'Copy link', pick: () => navigator.clipboard?.writeText(location.origin + link(message, channel))},
        ...world.bot.shortcuts.map(shortcut => ({label: shortcut.name, note: world.bot.name, pick: async () => {
          const answer = await post('shortcut', {as: world.me, channel, ts: message.ts, callback: shortcut.callback});
          if (answer.problem) complain(world.bot.name, answer.problem);
        }}))]);
    }}, '⋮'));
}

/** Keeps a list of message elements in the order of their ts, replacing what changed without moving the reader. */
export class MessageList {
  constructor(node, world, place) {
    this.node = node; this.world = world; this.place = place; this.channel = null; this.shown = new Map();
    node.addEventListener('scroll', () => { if (this.atEnd()) this.below?.remove(); });
    node.addEventListener('keydown', event => {
      if (event.key === 'Enter' && event.target.matches('.message') && place === 'channel') { world.openThread(this.channel, event.target.dataset.ts); return; }
      if (!['ArrowUp', 'ArrowDown'].includes(event.key) || event.target.closest('input,textarea,select,pre,[role=menu]')) return;
      const all = [...node.querySelectorAll('.message')];
      const here = all.indexOf(document.activeElement.closest('.message'));
      const next = here < 0 ? all.length - 1 : here + (event.key === 'ArrowUp' ? -1 : 1);
      if (all[next]) { event.preventDefault(); all[next].focus(); all[next].scrollIntoView({block: 'nearest'}); }
    });
  }

  show(channel, messages, fromTop = false) {
    this.channel = channel;
    this.below?.remove();
    this.shown.clear();
    const all = [];
    for (const message of messages) {
      const node = renderMessage(message, channel, this.world, this.place);
      this.shown.set(message.ts, node);
      all.push(node);
    }
    this.node.replaceChildren(...all);
    this.dividers();
    if (fromTop) this.node.scrollTop = 0; else this.toEnd();
  }

  atEnd() { return this.node.scrollHeight - this.node.scrollTop - this.node.clientHeight < 80; }

  toEnd() {
    this.node.scrollTop = this.node.scrollHeight;
    for (const image of this.node.querySelectorAll('img')) image.addEventListener('load', () => { this.node.scrollTop = this.node.scrollHeight; }, {once: true});
  }

  /** A line above what this person has not read yet. */
  newFrom(read) {
    const first = read && [...this.node.querySelectorAll('.message')].find(node => node.dataset.ts > read);
    if (first && first.previousElementSibling) {
      first.before(h('div', {className: 'new', role: 'separator'}, 'New'));
      first.scrollIntoView({block: 'center'});
    }
  }

  upsert(message) {
    const follow = this.atEnd();
    const fresh = renderMessage(message, this.channel, this.world, this.place);
    const old = this.shown.get(message.ts);
    this.shown.set(message.ts, fresh);
    if (old) this.swap(old, fresh);
    else {
      const later = [...this.node.querySelectorAll('.message')].find(node => node.dataset.ts > message.ts);
      if (later) later.before(fresh); else this.node.append(fresh);
      this.dividers();
      if (!follow) this.tellBelow();
    }
    if (follow) this.toEnd();
  }

  /** An answer may come below what the reader looks at. */
  tellBelow() {
    this.below?.remove();
    this.below = h('button', {className: 'below', type: 'button', onclick: () => { this.below.remove(); this.toEnd(); }},
      this.place === 'thread' ? 'New replies ↓' : 'New messages ↓');
    this.node.after(this.below);
  }

  swap(old, fresh) {
    const active = old.contains(document.activeElement) ? document.activeElement : null;
    const typed = new Map([...old.querySelectorAll('.block select, .block input, .block textarea')].map(node => [key(node), node]));
    for (const node of fresh.querySelectorAll('.block select, .block input:not([type=checkbox]):not([type=radio]), .block textarea')) {
      const before = typed.get(key(node));
      if (before && before.value && !node.value) node.value = before.value;
    }
    const path = active && active !== old ? key(active) : null;
    old.replaceWith(fresh);
    fresh.classList.add('settled');
    if (active === old) fresh.focus({preventScroll: true});
    else if (path) [...fresh.querySelectorAll('[data-action]')].find(node => key(node) === path)?.focus({preventScroll: true});
  }

  remove(ts) { this.shown.get(ts)?.remove(); this.shown.delete(ts); this.dividers(); }

  dividers() {
    this.node.querySelectorAll('.day').forEach(node => node.remove());
    let last = '', before = null;
    for (const node of this.node.querySelectorAll('.message')) {
      const name = day(node.dataset.ts);
      if (name !== last && this.place !== 'thread') node.before(h('div', {className: 'day'}, h('span', {}, name)));
      const near = before && !node.querySelector('.b-header') && name === last && node.dataset.ts - before.dataset.ts < 300 && before.querySelector('.who').textContent === node.querySelector('.who').textContent;
      node.classList.toggle('grouped', !!near && !before.querySelector('.thread-line') && !node.querySelector('.only-you'));
      last = name; before = node;
    }
  }
}

function key(node) {
  return (node.closest('[data-block]')?.dataset.block || '') + '/' + (node.closest('[data-action]')?.dataset.action || '');
}

