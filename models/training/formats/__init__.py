"""The same facts in other files than PDF: structured invoices and bank files, office files, mails, archives."""
