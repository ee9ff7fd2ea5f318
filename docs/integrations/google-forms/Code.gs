/**
 * Sends each answer of this Google Form to Netral, signed by Standard Webhooks (standardwebhooks.com), and keeps trying.
 *
 * Set up: put NETRAL_URL (the source's address) and NETRAL_SECRET (its `whsec_…`) into Project Settings, Script
 * Properties; run `setUp` once and grant what it asks. Nothing secret stands in this file.
 *
 * What could not be sent waits in the sheet "Netral: belum terkirim" of a spreadsheet that `setUp` makes, and is tried
 * again every ten minutes. An answer is sent under `gf_<response id>`: sent twice, it is one report.
 */

var BACKLOG = 'Netral: belum terkirim';
/** After so many tries an answer is tried once a day only; it is never thrown away. */
var TRIES_BEFORE_DAILY = 30;
/** A run of Apps Script ends at six minutes; we stop by ourselves before. */
var RUN_MS = 4 * 60 * 1000;

/** Makes the backlog and the two triggers; running it again changes nothing. */
function setUp() {
  var properties = PropertiesService.getScriptProperties();
  ['NETRAL_URL', 'NETRAL_SECRET'].forEach(function (name) {
    if (!properties.getProperty(name)) throw new Error('Isi dahulu Script Property ' + name);
  });
  if (!properties.getProperty('NETRAL_BACKLOG')) {
    var book = SpreadsheetApp.create(BACKLOG + ' - ' + FormApp.getActiveForm().getTitle());
    book
      .getSheets()[0]
      .setName(BACKLOG)
      .appendRow(['id', 'isi', 'percobaan', 'berikutnya', 'sebab']);
    properties.setProperty('NETRAL_BACKLOG', book.getId());
  }
  var known = ScriptApp.getProjectTriggers().map(function (trigger) {
    return trigger.getHandlerFunction();
  });
  if (known.indexOf('onAnswer') < 0)
    ScriptApp.newTrigger('onAnswer').forForm(FormApp.getActiveForm()).onFormSubmit().create();
  if (known.indexOf('retry') < 0)
    ScriptApp.newTrigger('retry').timeBased().everyMinutes(10).create();
}

/** Runs at each answer: written to the backlog first, so that nothing can lose it; taken out once it is sent. */
function onAnswer(event) {
  var id = 'gf_' + event.response.getId();
  var body = JSON.stringify(payloadOf(event.response));
  withLock(function () {
    var sheet = backlog();
    sheet.appendRow([id, body, 0, new Date().toISOString(), '']);
    attempt(sheet, sheet.getLastRow());
  });
}

/** Runs every ten minutes: tries again what waits, the oldest first, until it is done or time is up. */
function retry() {
  var startedAt = Date.now();
  withLock(function () {
    var sheet = backlog();
    for (var row = 2; row <= sheet.getLastRow() && Date.now() - startedAt < RUN_MS;) {
      var nextAt = Date.parse(sheet.getRange(row, 4).getValue());
      // A row that is sent goes, and the one below takes its place.
      if (nextAt > Date.now() || !attempt(sheet, row)) row += 1;
    }
  });
}

/** Tries one row; true when it was sent and taken out. */
function attempt(sheet, row) {
  var values = sheet.getRange(row, 1, 1, 3).getValues()[0];
  var why = send(values[0], values[1]);
  if (why === '') {
    sheet.deleteRow(row);
    return true;
  }
  var tries = Number(values[2]) + 1;
  var waitMinutes =
    tries > TRIES_BEFORE_DAILY ? 24 * 60 : Math.min(10 * Math.pow(2, tries - 1), 6 * 60);
  var nextAt = new Date(Date.now() + waitMinutes * 60 * 1000).toISOString();
  sheet.getRange(row, 3, 1, 3).setValues([[tries, nextAt, why]]);
  return false;
}

/** Sends a body under its id; '' when it is kept there, else why not. */
function send(id, body) {
  var properties = PropertiesService.getScriptProperties();
  var timestamp = String(Math.floor(Date.now() / 1000));
  try {
    var response = UrlFetchApp.fetch(properties.getProperty('NETRAL_URL'), {
      method: 'post',
      contentType: 'application/json; charset=utf-8',
      payload: Utilities.newBlob(body).getBytes(),
      headers: {
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature':
          'v1,' + sign(id + '.' + timestamp + '.' + body, properties.getProperty('NETRAL_SECRET')),
      },
      muteHttpExceptions: true,
      followRedirects: false,
    });
    var status = response.getResponseCode();
    return status >= 200 && status < 300 ? '' : 'HTTP ' + status;
  } catch (error) {
    // Without a connection, or over the day's quota of calls.
    return String(error).slice(0, 200);
  }
}

/** HMAC-SHA256 in base64. By bytes on both sides: the call that takes texts breaks on every letter that is not ASCII. */
function sign(text, secret) {
  var key = Utilities.base64Decode(secret.replace(/^whsec_/, ''));
  return Utilities.base64Encode(
    Utilities.computeHmacSha256Signature(Utilities.newBlob(text).getBytes(), key),
  );
}

/** What is sent: every question by its title, for the mapping of the source to read. Files are sent as Drive links. */
function payloadOf(response) {
  var answers = {};
  response.getItemResponses().forEach(function (item) {
    var answer = item.getResponse();
    var isFile = item.getItem().getType() === FormApp.ItemType.FILE_UPLOAD;
    answers[item.getItem().getTitle()] = isFile
      ? [].concat(answer).map(function (file) {
          return 'https://drive.google.com/open?id=' + file;
        })
      : answer;
  });
  return {
    type: 'form.answered',
    timestamp: response.getTimestamp().toISOString(),
    data: answers,
  };
}

function backlog() {
  var id = PropertiesService.getScriptProperties().getProperty('NETRAL_BACKLOG');
  return SpreadsheetApp.openById(id).getSheetByName(BACKLOG);
}

/** One run at a time: two would send and delete each other's rows. */
function withLock(work) {
  var lock = LockService.getScriptLock();
  lock.waitLock(30 * 1000);
  try {
    work();
  } finally {
    lock.releaseLock();
  }
}
