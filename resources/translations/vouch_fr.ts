<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Activity</name>
    <message>
        <source>by itself</source>
        <translation>d&apos;office</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
</context>
<context>
    <name>ActivityView</name>
    <message>
        <source>Everybody</source>
        <translation>Tout le monde</translation>
    </message>
    <message>
        <source>Everything done</source>
        <translation>Toute action</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activité</translation>
    </message>
    <message>
        <source>Lines are chained and signed: none can be altered or removed unseen.</source>
        <translation>Les lignes sont chaînées et signées : aucune ne peut être changée ni retirée sans que cela se voie.</translation>
    </message>
    <message>
        <source>Receipt for your files …</source>
        <translation>Reçu pour vos dossiers …</translation>
    </message>
</context>
<context>
    <name>Adding</name>
    <message>
        <source>Add files</source>
        <translation>Ajouter des fichiers</translation>
    </message>
    <message>
        <source>{count} files are in the vault and will be read</source>
        <translation>{count} fichiers sont dans le coffre et seront lus</translation>
    </message>
    <message>
        <source>1 file is in the vault and will be read</source>
        <translation>1 fichier est dans le coffre et sera lu</translation>
    </message>
    <message>
        <source>{name} is in the vault and will be read</source>
        <translation>{name} est dans le coffre et sera lu</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Montrer</translation>
    </message>
    <message>
        <source>The vault has these files already; nothing was added</source>
        <translation>Le coffre contient déjà ces fichiers ; rien n&apos;a été ajouté</translation>
    </message>
    <message>
        <source> and {count} more</source>
        <translation> et {count} autres</translation>
    </message>
</context>
<context>
    <name>Ages</name>
    <message>
        <source>now</source>
        <translation>à l&apos;instant</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation>{count} h</translation>
    </message>
    <message>
        <source>{count} d</source>
        <translation>{count} j</translation>
    </message>
    <message>
        <source>{count} y</source>
        <translation>{count} a</translation>
    </message>
</context>
<context>
    <name>AnswerPage</name>
    <message>
        <source>Ask only this document</source>
        <translation>Interroger ce seul document</translation>
    </message>
    <message>
        <source>Hide the rows</source>
        <translation>Masquer les lignes</translation>
    </message>
    <message>
        <source>Show the rows ({count})</source>
        <translation>Afficher les lignes ({count})</translation>
    </message>
</context>
<context>
    <name>AnswerRows</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
</context>
<context>
    <name>AskView</name>
    <message>
        <source>Looking through rows: {done} of {total} documents</source>
        <translation>Parcours des lignes : {done} documents sur {total}</translation>
    </message>
    <message>
        <source>How much, how many, which, when: ask in your own words</source>
        <translation>Combien, quelles, quand : demandez avec vos mots</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Which documents are asked</source>
        <translation>Documents interrogés</translation>
    </message>
    <message>
        <source>All documents</source>
        <translation>Tous les documents</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Demander</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Ask all documents again</source>
        <translation>Interroger de nouveau tous les documents</translation>
    </message>
    <message>
        <source>Asked in this session</source>
        <translation>Questions de cette session</translation>
    </message>
    <message>
        <source>Answers come from verified values and from what stands on the pages, each with its place.</source>
        <translation>Les réponses viennent des valeurs vérifiées et de ce que disent les pages, chacune avec son endroit.</translation>
    </message>
    <message>
        <source>How much did we spend last quarter?</source>
        <translation>Combien avons-nous dépensé le trimestre dernier ?</translation>
    </message>
    <message>
        <source>How much VAT by month this year?</source>
        <translation>Combien de TVA par mois cette année ?</translation>
    </message>
    <message>
        <source>What is the largest invoice this year?</source>
        <translation>Quelle est la plus grosse facture de cette année ?</translation>
    </message>
    <message>
        <source>Which invoices are due this month?</source>
        <translation>Quelles factures arrivent à échéance ce mois ?</translation>
    </message>
    <message>
        <source>Only {name} is asked; ask all documents again</source>
        <translation>Seul {name} est interrogé ; interroger de nouveau tous les documents</translation>
    </message>
</context>
<context>
    <name>Asked</name>
    <message>
        <source>{program} wants to look at your documents</source>
        <translation>{program} veut consulter vos documents</translation>
    </message>
    <message>
        <source>It could read everything in this vault, and alter nothing. Allow it only if you set it up; Settings show what you answered.</source>
        <translation>Il pourrait tout lire dans ce coffre, sans rien modifier. Ne l&apos;autorisez que si vous l&apos;avez installé ; les réglages montrent votre réponse.</translation>
    </message>
    <message>
        <source>Allow {program}</source>
        <translation>Autoriser {program}</translation>
    </message>
    <message>
        <source>{program} may look now</source>
        <translation>{program} peut maintenant consulter</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Encore une fois</translation>
    </message>
    <message>
        <source>Something is still empty.</source>
        <translation>Il manque encore quelque chose.</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>Les deux phrases secrètes diffèrent.</translation>
    </message>
    <message>
        <source>A passphrase needs at least {count} characters.</source>
        <translation>Une phrase secrète demande au moins {count} caractères.</translation>
    </message>
</context>
<context>
    <name>AutomationView</name>
    <message>
        <source>Watched folders</source>
        <translation>Dossiers surveillés</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Approbation</translation>
    </message>
    <message>
        <source>Closed periods</source>
        <translation>Périodes closes</translation>
    </message>
</context>
<context>
    <name>BackupGroup</name>
    <message>
        <source>Choose a folder …</source>
        <translation>Choisir un dossier …</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Sauvegarder maintenant</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>Looks through every file of every backup there</source>
        <translation>Examine chaque fichier de chaque sauvegarde du dossier</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Made by themselves</source>
        <translation>Faites automatiquement</translation>
    </message>
    <message>
        <source>Encrypted as the vault is. The 3 latest stay, and the latest of each of the last 7 days, 4 weeks and 12 months.</source>
        <translation>Chiffrées comme le coffre. Les 3 dernières restent, ainsi que la dernière de chacun des 7 derniers jours, 4 semaines et 12 mois.</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sauvegardes</translation>
    </message>
    <message>
        <source>Backing up …</source>
        <translation>Sauvegarde en cours …</translation>
    </message>
    <message>
        <source>Verifying …</source>
        <translation>Vérification en cours …</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Chaque jour</translation>
    </message>
    <message>
        <source>Every Friday</source>
        <translation>Chaque vendredi</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>A folder for backups, best on another drive</source>
        <translation>Un dossier pour les sauvegardes, de préférence sur un autre disque</translation>
    </message>
    <message>
        <source>None chosen so far</source>
        <translation>Aucun choisi jusqu&apos;ici</translation>
    </message>
    <message>
        <source>No backup was made so far.</source>
        <translation>Aucune sauvegarde jusqu&apos;ici.</translation>
    </message>
    <message>
        <source>Failed on {day}: {why}</source>
        <translation>Échec le {day} : {why}</translation>
    </message>
    <message>
        <source>Last made on {day}: {count} documents.</source>
        <translation>Dernière faite le {day} : {count} documents.</translation>
    </message>
    <message>
        <source>Last made on {day}: 1 document.</source>
        <translation>Dernière le {day} : 1 document.</translation>
    </message>
    <message>
        <source>{count} damaged files of the vault are in no backup.</source>
        <translation>{count} fichiers endommagés du coffre ne sont dans aucune sauvegarde.</translation>
    </message>
    <message>
        <source>Backed up {count} documents.</source>
        <translation>{count} documents sauvegardés.</translation>
    </message>
    <message>
        <source>Backed up 1 document.</source>
        <translation>1 document sauvegardé.</translation>
    </message>
    <message>
        <source>{wrong} of {count} files of the backups are not as they were written.</source>
        <translation>{wrong} fichiers des sauvegardes sur {count} ne sont pas tels qu&apos;ils ont été écrits.</translation>
    </message>
    <message>
        <source>All {count} files of the backups are as they were written.</source>
        <translation>Les {count} fichiers des sauvegardes sont tels qu&apos;ils ont été écrits.</translation>
    </message>
</context>
<context>
    <name>BeginningBox</name>
    <message>
        <source>The client&apos;s tax year begins on</source>
        <translation>L&apos;exercice fiscal du client commence le</translation>
    </message>
</context>
<context>
    <name>Behind</name>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>came in on {day}</source>
        <translation>reçu le {day}</translation>
    </message>
    <message>
        <source>tax of {rate} %</source>
        <translation>taxe à {rate} %</translation>
    </message>
    <message>
        <source>{since} to {until}</source>
        <translation>{since} au {until}</translation>
    </message>
</context>
<context>
    <name>Bottom</name>
    <message>
        <source>What is being read</source>
        <translation>Ce qui est en lecture</translation>
    </message>
    <message>
        <source>Vault open</source>
        <translation>Coffre ouvert</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Hors ligne</translation>
    </message>
    <message>
        <source>Nothing leaves this machine.</source>
        <translation>Rien ne quitte cette machine.</translation>
    </message>
    <message>
        <source>Nothing waits to be read</source>
        <translation>Rien n&apos;attend d&apos;être lu</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>Lecture de {name}</translation>
    </message>
    <message>
        <source> and {count} more</source>
        <translation> et {count} autres</translation>
    </message>
    <message>
        <source>{count} wait</source>
        <translation>{count} en attente</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>encore {time}</translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation>{count} s</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation>{count} h</translation>
    </message>
</context>
<context>
    <name>Candidates</name>
    <message>
        <source>Show models that could be installed</source>
        <translation>Montrer des modèles que l&apos;on pourrait installer</translation>
    </message>
    <message>
        <source>Hide them</source>
        <translation>Les masquer</translation>
    </message>
</context>
<context>
    <name>Causes</name>
    <message>
        <source>No reason was given</source>
        <translation>Aucune raison n&apos;a été donnée</translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>Figures in rows: {title}</source>
        <translation>Chiffres en lignes : {title}</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
</context>
<context>
    <name>ChosenBar</name>
    <message>
        <source>Approve what is accepted</source>
        <translation>Approuver ce qui est accepté</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Relire</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exporter …</translation>
    </message>
    <message>
        <source>Tags …</source>
        <translation>Étiquettes …</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>Ne rien choisir</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>{count} chosen</source>
        <translation>{count} choisis</translation>
    </message>
    <message>
        <source>{what}: {done} of {count}</source>
        <translation>{what} : {done} sur {count}</translation>
    </message>
</context>
<context>
    <name>ColumnPanel</name>
    <message>
        <source>Columns of the file</source>
        <translation>Colonnes du fichier</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Colonne</translation>
    </message>
    <message>
        <source>Heading in the file</source>
        <translation>En-tête dans le fichier</translation>
    </message>
    <message>
        <source>Earlier in the file</source>
        <translation>Plus tôt dans le fichier</translation>
    </message>
    <message>
        <source>Later in the file</source>
        <translation>Plus tard dans le fichier</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>Comme d&apos;habitude</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Fournisseur</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>Doubts</source>
        <translation>Doutes</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Âge</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
</context>
<context>
    <name>CompareWindow</name>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Page précédente</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Page suivante</translation>
    </message>
    <message>
        <source>Marked: words that only one page prints ▲, and values that differ ◆</source>
        <translation>Marqués : les mots d&apos;une seule des deux pages ▲ et les valeurs qui diffèrent ◆</translation>
    </message>
    <message>
        <source>Page of {name}</source>
        <translation>Page de {name}</translation>
    </message>
    <message>
        <source>{name}, as it was read</source>
        <translation>{name}, tel qu&apos;il a été lu</translation>
    </message>
    <message>
        <source>{name}, as it is</source>
        <translation>{name}, tel qu&apos;il est</translation>
    </message>
    <message>
        <source>Page {place} of {count}</source>
        <translation>Page {place} sur {count}</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>Diffère</translation>
    </message>
    <message>
        <source>Values that differ</source>
        <translation>Valeurs qui diffèrent</translation>
    </message>
</context>
<context>
    <name>Cuts</name>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>À revoir</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>En échec</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Approuvés</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Exportés</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Undone: {what}</source>
        <translation>Annulé : {what}</translation>
    </message>
    <message>
        <source>Done again: {what}</source>
        <translation>Rétabli : {what}</translation>
    </message>
</context>
<context>
    <name>DocumentTable</name>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
</context>
<context>
    <name>DocumentsView</name>
    <message>
        <source>Any word on any page: a name, a number, an amount</source>
        <translation>Un mot de n&apos;importe quelle page : un nom, un numéro, un montant</translation>
    </message>
    <message>
        <source>Nothing is found. Every document that was read can be found here.</source>
        <translation>Rien n&apos;est trouvé. Tout document lu peut être trouvé ici.</translation>
    </message>
    <message>
        <source>1 document</source>
        <translation>1 document</translation>
    </message>
    <message>
        <source>{count} documents</source>
        <translation>{count} documents</translation>
    </message>
</context>
<context>
    <name>Doing</name>
    <message>
        <source>Confirm {name}</source>
        <translation>Confirmer {name}</translation>
    </message>
    <message>
        <source>Change {name}</source>
        <translation>Modifier {name}</translation>
    </message>
    <message>
        <source>Take {name} from the page</source>
        <translation>Prendre {name} sur la page</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>Ajouter une ligne</translation>
    </message>
    <message>
        <source>Delete rows</source>
        <translation>Supprimer des lignes</translation>
    </message>
    <message>
        <source>Join rows</source>
        <translation>Réunir des lignes</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>Recopier vers le bas</translation>
    </message>
    <message>
        <source>Split a row</source>
        <translation>Couper une ligne</translation>
    </message>
    <message>
        <source>Book rows</source>
        <translation>Imputer des lignes</translation>
    </message>
    <message>
        <source>Dismiss a finding</source>
        <translation>Écarter une remarque</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approuver</translation>
    </message>
    <message>
        <source>You have approved it; by rule another reviewer has to approve it too</source>
        <translation>Vous l&apos;avez approuvé ; la règle demande qu&apos;un autre réviseur l&apos;approuve aussi</translation>
    </message>
    <message>
        <source>Back to review</source>
        <translation>Remettre à revoir</translation>
    </message>
    <message>
        <source>Change the type</source>
        <translation>Changer le type</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Relire</translation>
    </message>
    <message>
        <source>Split the document</source>
        <translation>Couper le document</translation>
    </message>
    <message>
        <source>Merge documents</source>
        <translation>Réunir des documents</translation>
    </message>
    <message>
        <source>Reorder pages</source>
        <translation>Réordonner les pages</translation>
    </message>
    <message>
        <source>Turn a page</source>
        <translation>Tourner une page</translation>
    </message>
</context>
<context>
    <name>Drawing</name>
    <message>
        <source>Documents by day</source>
        <translation>Documents par jour</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Straight through, without a person&apos;s hand</source>
        <translation>Traités sans intervention</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Straight through</source>
        <translation>Sans intervention</translation>
    </message>
    <message>
        <source>Why values wait for a person</source>
        <translation>Pourquoi des valeurs attendent une personne</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Cause</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Valeurs</translation>
    </message>
    <message>
        <source>{type}, {reader}</source>
        <translation>{type}, {reader}</translation>
    </message>
    <message>
        <source>Right as it was read, of what a person looked at</source>
        <translation>Lu juste, parmi ce qu&apos;une personne a regardé</translation>
    </message>
    <message>
        <source>Type and reader</source>
        <translation>Type et lecteur</translation>
    </message>
    <message>
        <source>Read right</source>
        <translation>Lu juste</translation>
    </message>
    <message>
        <source>{share} % of {count}</source>
        <translation>{share} % sur {count}</translation>
    </message>
    <message>
        <source>; {count} vouched for</source>
        <translation> ; {count} pourtant garanti</translation>
    </message>
    <message>
        <source>Seconds to read a document</source>
        <translation>Secondes pour lire un document</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Secondes</translation>
    </message>
    <message>
        <source>Money by supplier</source>
        <translation>Montants par fournisseur</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Fournisseur</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Montant</translation>
    </message>
    <message>
        <source>Money by month</source>
        <translation>Montants par mois</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mois</translation>
    </message>
    <message>
        <source>Tax by rate</source>
        <translation>Taxe par taux</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Taux</translation>
    </message>
</context>
<context>
    <name>EngineLine</name>
    <message>
        <source>Reads the pages of scans and photos</source>
        <translation>Lit les pages des scans et des photos</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Mesurer</translation>
    </message>
    <message>
        <source>Measure {engine}</source>
        <translation>Mesurer {engine}</translation>
    </message>
    <message>
        <source>not measured here so far</source>
        <translation>pas encore mesuré ici</translation>
    </message>
    <message>
        <source>{seconds} s a page, {share} % of its words right</source>
        <translation>{seconds} s par page, {share} % des mots exacts</translation>
    </message>
    <message>
        <source>Reading the bundled page …</source>
        <translation>Lecture de la page fournie …</translation>
    </message>
    <message>
        <source>Not installed on this machine. Once it is, it stands here after a new start.</source>
        <translation>Non installé sur cette machine. Une fois installé, il figure ici au prochain démarrage.</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>on {runtime}</source>
        <translation>sur {runtime}</translation>
    </message>
    <message>
        <source>languages: {languages}</source>
        <translation>langues : {languages}</translation>
    </message>
</context>
<context>
    <name>EnginesView</name>
    <message>
        <source>Files with text of their own need no engine. Scans and photos are read by the one that is chosen here; where both are installed, the other one reads doubtful words a second time. All of it on this machine.</source>
        <translation>Les fichiers qui portent leur texte n&apos;ont besoin d&apos;aucun moteur. Les scans et les photos sont lus par celui qui est choisi ici ; si les deux sont installés, l&apos;autre relit les mots douteux. Tout se passe sur cette machine.</translation>
    </message>
    <message>
        <source>Reading scans and photos</source>
        <translation>Lecture des scans et des photos</translation>
    </message>
    <message>
        <source>Try on a page</source>
        <translation>Essayer sur une page</translation>
    </message>
    <message>
        <source>Here, engines cannot be chosen: the window was opened without any.</source>
        <translation>Ici, aucun moteur ne peut être choisi : la fenêtre a été ouverte sans.</translation>
    </message>
    <message>
        <source>Scans and photos are read by {engine} from the next document on</source>
        <translation>Les scans et les photos sont lus par {engine} dès le prochain document</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>Erase for good</source>
        <translation>Effacer définitivement</translation>
    </message>
    <message>
        <source>Documents that go</source>
        <translation>Documents qui disparaissent</translation>
    </message>
    <message>
        <source>Why it is erased</source>
        <translation>Pourquoi l&apos;effacer</translation>
    </message>
    <message>
        <source>Why it goes although it must be kept</source>
        <translation>Pourquoi l&apos;effacer alors qu&apos;il doit être conservé</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>What goes and what stays</source>
        <translation>Ce qui disparaît et ce qui reste</translation>
    </message>
    <message>
        <source>A reason is still missing; the history keeps it.</source>
        <translation>Il manque encore une raison ; l&apos;historique la garde.</translation>
    </message>
</context>
<context>
    <name>Eraser</name>
    <message>
        <source>1 document is erased.</source>
        <translation>1 document est effacé.</translation>
    </message>
    <message>
        <source>{count} documents are erased.</source>
        <translation>{count} documents sont effacés.</translation>
    </message>
    <message>
        <source>Earlier backups still hold it.</source>
        <translation>Les sauvegardes antérieures le contiennent encore.</translation>
    </message>
    <message>
        <source>Earlier backups still hold them.</source>
        <translation>Les sauvegardes antérieures les contiennent encore.</translation>
    </message>
    <message>
        <source>The last traces go when the vault opens next.</source>
        <translation>Les dernières traces disparaîtront à la prochaine ouverture du coffre.</translation>
    </message>
</context>
<context>
    <name>ExportRows</name>
    <message>
        <source>In the file: {exact}</source>
        <translation>Dans le fichier : {exact}</translation>
    </message>
</context>
<context>
    <name>ExportsView</name>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Approved, new or changed since</source>
        <translation>Approuvés, nouveaux ou modifiés</translation>
    </message>
    <message>
        <source>All approved</source>
        <translation>Tous les approuvés</translation>
    </message>
    <message>
        <source>Everything, with its status</source>
        <translation>Tout, avec son état</translation>
    </message>
    <message>
        <source>Which documents</source>
        <translation>Quels documents</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>All clients</source>
        <translation>Tous les clients</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>Tous les types</translation>
    </message>
    <message>
        <source>Write the file …</source>
        <translation>Écrire le fichier …</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>A whole year</source>
        <translation>Année entière</translation>
    </message>
    <message>
        <source>A whole year of the client as one archive</source>
        <translation>Une année entière du client en une archive</translation>
    </message>
    <message>
        <source>Nothing here is ready to be exported. Approved documents stand here, row by row.</source>
        <translation>Rien n&apos;est prêt à être exporté. Les documents approuvés figurent ici, ligne par ligne.</translation>
    </message>
    <message>
        <source>Show what waits</source>
        <translation>Montrer ce qui attend</translation>
    </message>
    <message>
        <source>Write the archive</source>
        <translation>Écrire l&apos;archive</translation>
    </message>
    <message>
        <source>{count} of the documents in {file} are not approved; their status stands beside them</source>
        <translation>{count} des documents dans {file} ne sont pas approuvés ; leur statut figure à côté</translation>
    </message>
    <message>
        <source>Rows of the file</source>
        <translation>Lignes du fichier</translation>
    </message>
    <message>
        <source>{count} documents</source>
        <translation>{count} documents</translation>
    </message>
    <message>
        <source>1 document</source>
        <translation>1 document</translation>
    </message>
    <message>
        <source>{count} of them were exported before</source>
        <translation>dont {count} déjà exportés</translation>
    </message>
    <message>
        <source>{count} of them are not approved</source>
        <translation>dont {count} non approuvés</translation>
    </message>
    <message>
        <source>{count} more are not approved</source>
        <translation>{count} autres ne sont pas approuvés</translation>
    </message>
    <message>
        <source>Take back {count} earlier exports that were reopened or changed since</source>
        <translation>Extourner {count} exports antérieurs, rouverts ou modifiés depuis</translation>
    </message>
    <message>
        <source>Write, {count} not approved …</source>
        <translation>Écrire, {count} non approuvés …</translation>
    </message>
    <message>
        <source>Write the file</source>
        <translation>Écrire le fichier</translation>
    </message>
    <message>
        <source>{count} documents are in {file}</source>
        <translation>{count} documents sont dans {file}</translation>
    </message>
    <message>
        <source>1 document is in {file}</source>
        <translation>1 document est dans {file}</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
</context>
<context>
    <name>FacetPanel</name>
    <message>
        <source>Facets</source>
        <translation>Facettes</translation>
    </message>
    <message>
        <source>from</source>
        <translation>de</translation>
    </message>
    <message>
        <source>to</source>
        <translation>à</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Types</source>
        <translation>Types</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>Années</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
</context>
<context>
    <name>FailurePanel</name>
    <message>
        <source>Password of the file</source>
        <translation>Mot de passe du fichier</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Déverrouiller</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Relire</translation>
    </message>
</context>
<context>
    <name>FieldForm</name>
    <message>
        <source>Short name, letters and _</source>
        <translation>Nom court, lettres et _</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Fields of the type</source>
        <translation>Champs du type</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>Intitulé</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Requis</translation>
    </message>
    <message>
        <source>Labels on paper</source>
        <translation>Libellés sur papier</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Add a field</source>
        <translation>Ajouter un champ</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>Nom court</translation>
    </message>
    <message>
        <source>Kind of {field}</source>
        <translation>Nature de {field}</translation>
    </message>
    <message>
        <source>{field} is required</source>
        <translation>{field} est requis</translation>
    </message>
    <message>
        <source>Remove {field}</source>
        <translation>Retirer {field}</translation>
    </message>
</context>
<context>
    <name>FieldList</name>
    <message>
        <source>Fields</source>
        <translation>Champs</translation>
    </message>
    <message>
        <source>Hide fields without a value</source>
        <translation>Masquer les champs sans valeur</translation>
    </message>
    <message>
        <source>Fields without a value: {count}</source>
        <translation>Champs sans valeur : {count}</translation>
    </message>
    <message>
        <source>not found on the paper</source>
        <translation>introuvable sur le papier</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>Show where it stands</source>
        <translation>Montrer où elle figure</translation>
    </message>
    <message>
        <source>p. {page}</source>
        <translation>p. {page}</translation>
    </message>
    <message>
        <source>Show page {page}</source>
        <translation>Montrer la page {page}</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>aucune valeur</translation>
    </message>
    <message>
        <source>Keys 1 to {count} take another value</source>
        <translation>Les touches 1 à {count} prennent une autre valeur</translation>
    </message>
    <message>
        <source>Key {key}</source>
        <translation>Touche {key}</translation>
    </message>
    <message>
        <source>History of this value</source>
        <translation>Historique de cette valeur</translation>
    </message>
</context>
<context>
    <name>FiguresPage</name>
    <message>
        <source>All clients</source>
        <translation>Tous les clients</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>Tous les types</translation>
    </message>
    <message>
        <source>All years</source>
        <translation>Toutes les années</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Devise</translation>
    </message>
    <message>
        <source>Once documents are read, their figures stand here: how many, how sure, how much.</source>
        <translation>Dès que des documents sont lus, leurs chiffres figurent ici : combien, avec quelle certitude, pour quel montant.</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>Ajouter des fichiers</translation>
    </message>
    <message>
        <source>{count} documents read, {straight} of them straight through ({share} %)</source>
        <translation>{count} documents lus, dont {straight} sans intervention ({share} %)</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>All clients</source>
        <translation>Tous les clients</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>Tous les types</translation>
    </message>
    <message>
        <source>Filter by any word</source>
        <translation>Filtrer par mot</translation>
    </message>
    <message>
        <source>No client</source>
        <translation>Sans client</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Search on the pages</source>
        <translation>Chercher dans les pages</translation>
    </message>
    <message>
        <source>Place before</source>
        <translation>Occurrence précédente</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>Occurrence suivante</translation>
    </message>
    <message>
        <source>End the search</source>
        <translation>Terminer la recherche</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Rien n&apos;est trouvé</translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation>Recherche …</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} sur {count}</translation>
    </message>
</context>
<context>
    <name>FindingList</name>
    <message>
        <source>Findings</source>
        <translation>Remarques</translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>Dismiss, with a reason</source>
        <translation>Écarter, avec un motif</translation>
    </message>
    <message>
        <source>Dismiss: {finding}</source>
        <translation>Écarter : {finding}</translation>
    </message>
</context>
<context>
    <name>FolderLine</name>
    <message>
        <source>By the first subfolder</source>
        <translation>D&apos;après le sous-dossier</translation>
    </message>
    <message>
        <source>Client of {folder}</source>
        <translation>Client de {folder}</translation>
    </message>
    <message>
        <source>What becomes of files in {folder}</source>
        <translation>Ce que deviennent les fichiers de {folder}</translation>
    </message>
    <message>
        <source>Watched</source>
        <translation>Surveillé</translation>
    </message>
    <message>
        <source>Watch no more</source>
        <translation>Ne plus surveiller</translation>
    </message>
    <message>
        <source>Files stay</source>
        <translation>Les fichiers restent</translation>
    </message>
    <message>
        <source>Files go to “taken”</source>
        <translation>Les fichiers vont dans « taken »</translation>
    </message>
    <message>
        <source>Files are removed</source>
        <translation>Les fichiers sont supprimés</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
</context>
<context>
    <name>FolderList</name>
    <message>
        <source>No folder is watched. Whatever comes to rest in a watched folder is taken and read.</source>
        <translation>Aucun dossier n&apos;est surveillé. Tout ce qui arrive dans un dossier surveillé est pris et lu.</translation>
    </message>
    <message>
        <source>Watch a folder …</source>
        <translation>Surveiller un dossier …</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>Surveiller un dossier</translation>
    </message>
</context>
<context>
    <name>FoldersStep</name>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Whatever comes to rest in a watched folder is taken and read. Name the client of each; left empty, the name of the first subfolder is the client. You can also drop files on the window at any time.</source>
        <translation>Tout ce qui arrive dans un dossier surveillé est pris et lu. Nommez le client de chacun ; à défaut, le nom du premier sous-dossier est celui du client. Vous pouvez aussi déposer des fichiers sur la fenêtre à tout moment.</translation>
    </message>
    <message>
        <source>Watch a folder …</source>
        <translation>Surveiller un dossier …</translation>
    </message>
    <message>
        <source>Where documents come in</source>
        <translation>Par où arrivent les documents</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>Surveiller un dossier</translation>
    </message>
</context>
<context>
    <name>Gate</name>
    <message>
        <source>The vault is locked</source>
        <translation>Le coffre est verrouillé</translation>
    </message>
    <message>
        <source>Nothing leaves this machine.</source>
        <translation>Rien ne quitte cette machine.</translation>
    </message>
    <message>
        <source>The vault is given another key</source>
        <translation>Le coffre reçoit une autre clé</translation>
    </message>
    <message>
        <source>{done} of {total} files</source>
        <translation>{done} fichiers sur {total}</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Déverrouiller</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase secrète</translation>
    </message>
    <message>
        <source>Passphrase lost?</source>
        <translation>Phrase secrète perdue ?</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>Clé de secours</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Nouvelle phrase secrète</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Encore une fois</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Open with the key</source>
        <translation>Ouvrir avec la clé</translation>
    </message>
    <message>
        <source>Open with the recovery key</source>
        <translation>Ouvrir avec la clé de secours</translation>
    </message>
    <message>
        <source>Type the recovery key as it stands on the paper.</source>
        <translation>Saisissez la clé de secours telle qu&apos;elle figure sur le papier.</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>Les deux phrases secrètes diffèrent.</translation>
    </message>
</context>
<context>
    <name>Gauge</name>
    <message>
        <source>Loaded model</source>
        <translation>Modèle chargé</translation>
    </message>
    <message>
        <source>Unload</source>
        <translation>Décharger</translation>
    </message>
    <message>
        <source>Gives the memory of the loaded model back</source>
        <translation>Rend la mémoire du modèle chargé</translation>
    </message>
    <message>
        <source>No model is loaded: one is, as soon as it is asked, and goes when it is idle.</source>
        <translation>Aucun modèle n&apos;est chargé : il l&apos;est dès qu&apos;on l&apos;interroge, et s&apos;en va quand il ne sert plus.</translation>
    </message>
    <message>
        <source>{memory} MB</source>
        <translation>{memory} Mo</translation>
    </message>
    <message>
        <source>{speed} tokens a second</source>
        <translation>{speed} jetons par seconde</translation>
    </message>
    <message>
        <source>is answering</source>
        <translation>répond</translation>
    </message>
    <message>
        <source>unloaded in {minutes}:{seconds}</source>
        <translation>déchargé dans {minutes}:{seconds}</translation>
    </message>
</context>
<context>
    <name>Heading</name>
    <message>
        <source>Document before</source>
        <translation>Document précédent</translation>
    </message>
    <message>
        <source>Next document</source>
        <translation>Document suivant</translation>
    </message>
    <message>
        <source>Keeping and checking …</source>
        <translation>Enregistrement et contrôle …</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} sur {count}</translation>
    </message>
    <message>
        <source>● approved</source>
        <translation>● approuvé</translation>
    </message>
    <message>
        <source>Unlock with a password…</source>
        <translation>Déverrouiller par mot de passe…</translation>
    </message>
    <message>
        <source>Compare with its duplicate</source>
        <translation>Comparer avec son double</translation>
    </message>
    <message>
        <source>Compare with how it was read</source>
        <translation>Comparer avec la lecture d&apos;origine</translation>
    </message>
    <message>
        <source>Split at every page</source>
        <translation>Couper à chaque page</translation>
    </message>
    <message>
        <source>Merge with the next document</source>
        <translation>Réunir avec le document suivant</translation>
    </message>
    <message>
        <source>Back to review</source>
        <translation>Remettre à revoir</translation>
    </message>
    <message>
        <source>Ask the models about it</source>
        <translation>Interroger les modèles à ce sujet</translation>
    </message>
    <message>
        <source>Read again from the file</source>
        <translation>Relire depuis le fichier</translation>
    </message>
    <message>
        <source>Translate beside</source>
        <translation>Traduire à côté</translation>
    </message>
</context>
<context>
    <name>HealthPage</name>
    <message>
        <source>Memory in use</source>
        <translation>Mémoire utilisée</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>File d&apos;attente</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>Lecteurs</translation>
    </message>
    <message>
        <source>Seconds to read a document</source>
        <translation>Secondes pour lire un document</translation>
    </message>
    <message>
        <source>Why documents failed</source>
        <translation>Pourquoi des documents ont échoué</translation>
    </message>
    <message>
        <source>Vouch and its readers use {used} MB. {free} of {total} MB of this machine are free.</source>
        <translation>Vouch et ses lecteurs utilisent {used} Mo. {free} des {total} Mo de cette machine sont libres.</translation>
    </message>
    <message>
        <source>{share} % of this machine&apos;s memory is taken. Close other programs, or reading will slow down.</source>
        <translation>{share} % de la mémoire de cette machine est occupée. Fermez d&apos;autres programmes, sinon la lecture ralentira.</translation>
    </message>
    <message>
        <source>{readers} readers are there, {busy} of them at work; there may be {most}. They hold {used} MB.</source>
        <translation>{readers} lecteurs sont là, dont {busy} au travail ; il peut y en avoir {most}. Ils occupent {used} Mo.</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Of the {count} documents that came last.</source>
        <translation>Sur les {count} derniers documents reçus.</translation>
    </message>
    <message>
        <source>Seconds of each stage</source>
        <translation>Secondes par étape</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Moyenne</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>Nothing has been read so far.</source>
        <translation>Rien n&apos;a été lu jusqu&apos;ici.</translation>
    </message>
    <message>
        <source>Show what failed</source>
        <translation>Montrer les échecs</translation>
    </message>
    <message>
        <source>No document has failed.</source>
        <translation>Aucun document n&apos;a échoué.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Being read</source>
        <translation>En lecture</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lus</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>À vérifier</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échoués</translation>
    </message>
</context>
<context>
    <name>InboxView</name>
    <message>
        <source>No document goes with these filters.</source>
        <translation>Aucun document ne répond à ces filtres.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout montrer</translation>
    </message>
    <message>
        <source>What comes in stands here: drop files anywhere on this window, or watch a folder.</source>
        <translation>Ce qui arrive figure ici : déposez des fichiers n&apos;importe où sur la fenêtre, ou surveillez un dossier.</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>Ajouter des fichiers</translation>
    </message>
    <message>
        <source>Approve documents</source>
        <translation>Approuver des documents</translation>
    </message>
    <message>
        <source>{count} documents are approved</source>
        <translation>{count} documents sont approuvés</translation>
    </message>
    <message>
        <source>1 document is approved</source>
        <translation>1 document est approuvé</translation>
    </message>
    <message>
        <source>Approving</source>
        <translation>Approbation</translation>
    </message>
    <message>
        <source>Read {count} documents again?</source>
        <translation>Relire {count} documents ?</translation>
    </message>
    <message>
        <source>Read this document again?</source>
        <translation>Relire ce document ?</translation>
    </message>
    <message>
        <source>What you corrected or approved in them is given up; the history keeps it.</source>
        <translation>Ce que vous y avez corrigé ou approuvé est abandonné ; l&apos;historique le garde.</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Relire</translation>
    </message>
    <message>
        <source>{count} documents will be read again</source>
        <translation>{count} documents seront relus</translation>
    </message>
    <message>
        <source>1 document will be read again</source>
        <translation>1 document sera relu</translation>
    </message>
    <message>
        <source>Putting back to be read</source>
        <translation>Remise en lecture</translation>
    </message>
    <message>
        <source>It will be read again</source>
        <translation>Il sera relu</translation>
    </message>
    <message>
        <source>The password is kept, and what it may open is read again</source>
        <translation>Le mot de passe est conservé, et ce qu&apos;il peut ouvrir est relu</translation>
    </message>
</context>
<context>
    <name>InsightsView</name>
    <message>
        <source>Pages of the insights</source>
        <translation>Pages des analyses</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Chiffres</translation>
    </message>
    <message>
        <source>Worth a look</source>
        <translation>À regarder</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>État</translation>
    </message>
</context>
<context>
    <name>InstallDialog</name>
    <message>
        <source>Install a model</source>
        <translation>Installer un modèle</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Usage</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>as the file is called</source>
        <translation>celui du fichier, à défaut</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>under which you use it</source>
        <translation>sous laquelle vous l&apos;utilisez</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>where it comes from</source>
        <translation>d&apos;où il vient</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>as its publisher names it</source>
        <translation>telle que son éditeur la donne</translation>
    </message>
    <message>
        <source>Key of the pack</source>
        <translation>Clé du paquet</translation>
    </message>
    <message>
        <source>for a signed pack: the key&apos;s fingerprint</source>
        <translation>pour un paquet signé : l&apos;empreinte de la clé</translation>
    </message>
    <message>
        <source>Only GGUF, ONNX and safetensors are taken, told by their bytes. The hash is compared before anything looks into the file, and again each time it is loaded.</source>
        <translation>Seuls GGUF, ONNX et safetensors sont acceptés, reconnus à leurs octets. L&apos;empreinte est comparée avant que quoi que ce soit ne lise le fichier, puis à chaque chargement.</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Aller</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Partout</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listes</translation>
    </message>
    <message>
        <source>Review: values</source>
        <translation>Révision : valeurs</translation>
    </message>
    <message>
        <source>Review: page</source>
        <translation>Révision : page</translation>
    </message>
    <message>
        <source>Review: rows of a table</source>
        <translation>Révision : lignes d&apos;un tableau</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Se déplacer</translation>
    </message>
    <message>
        <source>Open what is chosen</source>
        <translation>Ouvrir ce qui est choisi</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>Tout choisir</translation>
    </message>
    <message>
        <source>Filter by any word</source>
        <translation>Filtrer par mot</translation>
    </message>
    <message>
        <source>Give tags, or take them off</source>
        <translation>Attribuer ou retirer des étiquettes</translation>
    </message>
    <message>
        <source>Next value in doubt</source>
        <translation>Valeur douteuse suivante</translation>
    </message>
    <message>
        <source>Confirm the value</source>
        <translation>Confirmer la valeur</translation>
    </message>
    <message>
        <source>Take what is offered beside it</source>
        <translation>Prendre ce qui est proposé à côté</translation>
    </message>
    <message>
        <source>Change the value</source>
        <translation>Modifier la valeur</translation>
    </message>
    <message>
        <source>History of the value</source>
        <translation>Historique de la valeur</translation>
    </message>
    <message>
        <source>Approve, and go to the next document</source>
        <translation>Approuver, et passer au document suivant</translation>
    </message>
    <message>
        <source>Document before, next document</source>
        <translation>Document précédent, suivant</translation>
    </message>
    <message>
        <source>To the page, the values, the tables</source>
        <translation>À la page, aux valeurs, aux tableaux</translation>
    </message>
    <message>
        <source>Search on the page</source>
        <translation>Chercher dans la page</translation>
    </message>
    <message>
        <source>Larger, smaller</source>
        <translation>Agrandir, réduire</translation>
    </message>
    <message>
        <source>Whole width, whole page</source>
        <translation>Toute la largeur, toute la page</translation>
    </message>
    <message>
        <source>Enlarge the place of the value</source>
        <translation>Agrandir l&apos;endroit de la valeur</translation>
    </message>
    <message>
        <source>Page before, next page</source>
        <translation>Page précédente, suivante</translation>
    </message>
    <message>
        <source>Turn the page</source>
        <translation>Tourner la page</translation>
    </message>
    <message>
        <source>New row</source>
        <translation>Nouvelle ligne</translation>
    </message>
    <message>
        <source>Delete rows</source>
        <translation>Supprimer des lignes</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>Recopier vers le bas</translation>
    </message>
</context>
<context>
    <name>KeyShown</name>
    <message>
        <source>Recovery key</source>
        <translation>Clé de secours</translation>
    </message>
</context>
<context>
    <name>KeysGroup</name>
    <message>
        <source>Change the passphrase …</source>
        <translation>Changer la phrase secrète …</translation>
    </message>
    <message>
        <source>Add a person …</source>
        <translation>Ajouter une personne …</translation>
    </message>
    <message>
        <source>Add a recovery key …</source>
        <translation>Ajouter une clé de secours …</translation>
    </message>
    <message>
        <source>This machine opened the vault for the first time: it had no receipt to compare.</source>
        <translation>Cette machine a ouvert le coffre pour la première fois : elle n&apos;avait aucun reçu à comparer.</translation>
    </message>
    <message>
        <source>Give the vault another key …</source>
        <translation>Donner une autre clé au coffre …</translation>
    </message>
    <message>
        <source>When a person has left, give the vault another key. `vouch keys move` says what to copy to another machine.</source>
        <translation>Quand une personne est partie, donnez au coffre une autre clé. `vouch keys move` dit quoi copier sur une autre machine.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Clés</translation>
    </message>
    <message>
        <source>What opened the vault otherwise, recovery keys too, still does.</source>
        <translation>Tout autre moyen d&apos;ouvrir le coffre, clés de secours comprises, reste valable.</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Changer la phrase secrète</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Changer</translation>
    </message>
    <message>
        <source>Passphrase of now</source>
        <translation>Phrase secrète actuelle</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Nouvelle phrase secrète</translation>
    </message>
    <message>
        <source>The passphrase is changed</source>
        <translation>La phrase secrète est changée</translation>
    </message>
    <message>
        <source>The vault closes, everything in it is sealed anew, and it opens again; passphrases and recovery keys stay. That takes a while and as much room again as the vault has.</source>
        <translation>Le coffre se ferme, tout y est scellé de nouveau, puis il se rouvre ; phrases secrètes et clés de secours restent. Cela prend un moment, et autant de place que le coffre en occupe.</translation>
    </message>
    <message>
        <source>Give the vault another key</source>
        <translation>Donner une autre clé au coffre</translation>
    </message>
    <message>
        <source>Seal anew</source>
        <translation>Sceller de nouveau</translation>
    </message>
    <message>
        <source>Name it for where it will lie, such as a safe. It opens everything and sets a new passphrase.</source>
        <translation>Nommez-la d&apos;après l&apos;endroit où elle sera, un coffre-fort par exemple. Elle ouvre tout et fixe une nouvelle phrase secrète.</translation>
    </message>
    <message>
        <source>Add a recovery key</source>
        <translation>Ajouter une clé de secours</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Name yourself first: you become an administrator and keep your passphrase.</source>
        <translation>Nommez-vous d&apos;abord : vous devenez administrateur et gardez votre phrase secrète.</translation>
    </message>
    <message>
        <source>Your own name</source>
        <translation>Votre nom</translation>
    </message>
    <message>
        <source>Name me</source>
        <translation>Me nommer</translation>
    </message>
    <message>
        <source>The history names you from the next unlocking on</source>
        <translation>L&apos;historique vous nomme dès le prochain déverrouillage</translation>
    </message>
    <message>
        <source>They type a passphrase of their own, which says who they are. The keychain no longer opens it.</source>
        <translation>Cette personne saisit sa propre phrase secrète, qui dit qui elle est. Le trousseau n&apos;ouvre plus le coffre.</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Ajouter une personne</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Their passphrase</source>
        <translation>Sa phrase secrète</translation>
    </message>
    <message>
        <source>{name} opens the vault from now on</source>
        <translation>{name} ouvre désormais le coffre</translation>
    </message>
    <message>
        <source>You are {name}, {role}.</source>
        <translation>Vous êtes {name}, {role}.</translation>
    </message>
    <message>
        <source>One passphrase opens the vault, for whoever knows it.</source>
        <translation>Une seule phrase secrète ouvre le coffre, pour quiconque la connaît.</translation>
    </message>
    <message>
        <source>Recovery key {name}</source>
        <translation>Clé de secours {name}</translation>
    </message>
    <message>
        <source>Name people …</source>
        <translation>Nommer des personnes …</translation>
    </message>
    <message>
        <source>{name} no longer opens the vault</source>
        <translation>{name} n&apos;ouvre plus le coffre</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Supprimer {name}</translation>
    </message>
</context>
<context>
    <name>KindEditor</name>
    <message>
        <source>Sample document</source>
        <translation>Document d&apos;exemple</translation>
    </message>
    <message>
        <source>Text of the type</source>
        <translation>Texte du type</translation>
    </message>
    <message>
        <source>Save the type</source>
        <translation>Enregistrer le type</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Exemple</translation>
    </message>
    <message>
        <source>What it reads of the sample</source>
        <translation>Ce qu&apos;il lit de l&apos;exemple</translation>
    </message>
    <message>
        <source>Form or text</source>
        <translation>Formulaire ou texte</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Champs</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Read the sample by it</source>
        <translation>Relire l&apos;exemple avec ce type</translation>
    </message>
    <message>
        <source>“{title}” is kept; documents are read by it from now on</source>
        <translation>« {title} » est enregistré ; les documents sont désormais lus avec lui</translation>
    </message>
</context>
<context>
    <name>KindPanel</name>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Show documents</source>
        <translation>Montrer les documents</translation>
    </message>
    <message>
        <source>Fields and tables</source>
        <translation>Champs et tableaux</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Contrôles</translation>
    </message>
    <message>
        <source>1 field</source>
        <translation>1 champ</translation>
    </message>
    <message>
        <source>{count} fields</source>
        <translation>{count} champs</translation>
    </message>
    <message>
        <source>1 table</source>
        <translation>1 tableau</translation>
    </message>
    <message>
        <source>{count} tables</source>
        <translation>{count} tableaux</translation>
    </message>
    <message>
        <source>1 check</source>
        <translation>1 contrôle</translation>
    </message>
    <message>
        <source>{count} checks</source>
        <translation>{count} contrôles</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Requis</translation>
    </message>
    <message>
        <source>Labels on paper</source>
        <translation>Libellés sur papier</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Champs</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
</context>
<context>
    <name>KindsView</name>
    <message>
        <source>Document types</source>
        <translation>Types</translation>
    </message>
    <message>
        <source>New type from a document</source>
        <translation>Type d&apos;après un document</translation>
    </message>
    <message>
        <source>New type …</source>
        <translation>Nouveau type …</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>Les vôtres</translation>
    </message>
    <message>
        <source>Bundled</source>
        <translation>Fournis</translation>
    </message>
    <message>
        <source>A type is made from a document: add one first.</source>
        <translation>Un type se fait à partir d&apos;un document : ajoutez-en un d&apos;abord.</translation>
    </message>
    <message>
        <source>The type is removed; documents that were read by it stay as they are</source>
        <translation>Le type est retiré ; les documents lus avec lui restent tels quels</translation>
    </message>
</context>
<context>
    <name>MachineStep</name>
    <message>
        <source>Begin with sample documents of three made-up clients</source>
        <translation>Commencer avec les exemples de trois clients fictifs</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>What this machine has</source>
        <translation>Ce que possède cette machine</translation>
    </message>
    <message>
        <source>Everything is read here. Nothing leaves this machine.</source>
        <translation>Tout est lu ici. Rien ne quitte cette machine.</translation>
    </message>
</context>
<context>
    <name>Magnifier</name>
    <message>
        <source>Enlarged value</source>
        <translation>Valeur agrandie</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Open Vouch</source>
        <translation>Ouvrir Vouch</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verrouiller</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>Ouverture …</translation>
    </message>
    <message>
        <source>Locking …</source>
        <translation>Verrouillage …</translation>
    </message>
    <message>
        <source>Closing the vault …</source>
        <translation>Fermeture du coffre …</translation>
    </message>
    <message>
        <source>The vault has another key</source>
        <translation>Le coffre a une autre clé</translation>
    </message>
    <message>
        <source>Everything is read. 1 document waits for you.</source>
        <translation>Tout est lu. 1 document vous attend.</translation>
    </message>
    <message>
        <source>Everything is read. {count} documents wait for you.</source>
        <translation>Tout est lu. {count} documents vous attendent.</translation>
    </message>
</context>
<context>
    <name>Meaning</name>
    <message>
        <source>Look for what means much the same</source>
        <translation>Chercher ce qui veut dire à peu près la même chose</translation>
    </message>
    <message>
        <source>Documents that mean much the same</source>
        <translation>Documents de sens voisin</translation>
    </message>
    <message>
        <source>Much the same: {documents}</source>
        <translation>Sens voisin : {documents}</translation>
    </message>
    <message>
        <source>No other document says much the same.</source>
        <translation>Aucun autre document ne dit à peu près la même chose.</translation>
    </message>
</context>
<context>
    <name>ModelLine</name>
    <message>
        <source>Measure</source>
        <translation>Mesurer</translation>
    </message>
    <message>
        <source>Measure {engine}</source>
        <translation>Mesurer {engine}</translation>
    </message>
    <message>
        <source>Verify {name}</source>
        <translation>Vérifier {name}</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Retirer {name}</translation>
    </message>
    <message>
        <source>Judge anew</source>
        <translation>Juger à nouveau</translation>
    </message>
    <message>
        <source>Judge {name} anew</source>
        <translation>Juger {name} à nouveau</translation>
    </message>
    <message>
        <source>Forgets what people found of it: it is asked again</source>
        <translation>Oublie ce que des personnes en ont constaté : il est de nouveau interrogé</translation>
    </message>
    <message>
        <source>{type}: people found {right} of {count} right</source>
        <translation>{type} : des personnes en ont trouvé {right} sur {count} justes</translation>
    </message>
    <message>
        <source>, so it is not asked any more</source>
        <translation>, il n&apos;est donc plus interrogé</translation>
    </message>
    <message>
        <source>licence: {licence}</source>
        <translation>licence : {licence}</translation>
    </message>
    <message>
        <source>from: {origin}</source>
        <translation>origine : {origin}</translation>
    </message>
    <message>
        <source>listens to recordings while nothing is being read</source>
        <translation>écoute les enregistrements pendant que rien n&apos;est lu</translation>
    </message>
    <message>
        <source>translates pages for reading: Review, menu More</source>
        <translation>traduit des pages pour lecture : Révision, menu Plus</translation>
    </message>
    <message>
        <source>is not asked about documents</source>
        <translation>n&apos;est pas interrogé sur les documents</translation>
    </message>
    <message>
        <source>not measured here so far</source>
        <translation>pas encore mesuré ici</translation>
    </message>
    <message>
        <source>{share} % of {count} figures kept, {seconds} s a sentence, {memory} MB</source>
        <translation>{share} % de {count} chiffres conservés, {seconds} s par phrase, {memory} Mo</translation>
    </message>
    <message>
        <source>{seconds} s for a minute of sound, {memory} MB</source>
        <translation>{seconds} s pour une minute de son, {memory} Mo</translation>
    </message>
    <message>
        <source>{type}: {share} % of {count} values right, {wrong} wrong, {seconds} s a paper, {memory} MB</source>
        <translation>{type} : {share} % de {count} valeurs justes, fausses : {wrong}, {seconds} s par document, {memory} Mo</translation>
    </message>
    <message>
        <source>{share} % of {count} questions found their passage, {seconds} s each, {memory} MB</source>
        <translation>{share} % des {count} questions ont trouvé leur passage, {seconds} s chacune, {memory} Mo</translation>
    </message>
</context>
<context>
    <name>ModelsGroup</name>
    <message>
        <source>Add from a file …</source>
        <translation>Ajouter un fichier …</translation>
    </message>
    <message>
        <source>Add from a folder …</source>
        <translation>Ajouter un dossier …</translation>
    </message>
    <message>
        <source>Graphics cards</source>
        <translation>Cartes graphiques</translation>
    </message>
    <message>
        <source>A second opinion on values that were left in doubt; a person decides on what they say. Vouch works without any, brings none and fetches none.</source>
        <translation>Un second avis sur les valeurs restées douteuses ; une personne décide de ce qu&apos;ils disent. Vouch fonctionne sans, n&apos;en apporte et n&apos;en télécharge aucun.</translation>
    </message>
    <message>
        <source>Language and vision models</source>
        <translation>Modèles de langage et de vision</translation>
    </message>
    <message>
        <source>{name} is removed</source>
        <translation>{name} est retiré</translation>
    </message>
    <message>
        <source>{name} is judged anew from now on</source>
        <translation>{name} est jugé à nouveau à partir de maintenant</translation>
    </message>
    <message>
        <source>{name} is what it was when it was installed</source>
        <translation>{name} est tel qu&apos;il était à l&apos;installation</translation>
    </message>
    <message>
        <source>Comparing every byte of {name} …</source>
        <translation>Chaque octet de {name} est comparé …</translation>
    </message>
    <message>
        <source>Measuring {name} on the bundled papers …</source>
        <translation>Mesure de {name} sur les documents fournis …</translation>
    </message>
    <message>
        <source>Models and packs (*.gguf *.onnx *.safetensors *.pack);;All files (*)</source>
        <translation>Modèles et paquets (*.gguf *.onnx *.safetensors *.pack);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>A model, or a pack of models</source>
        <translation>Un modèle, ou un paquet de modèles</translation>
    </message>
    <message>
        <source>A folder with the files of one model</source>
        <translation>Un dossier contenant les fichiers d&apos;un modèle</translation>
    </message>
    <message>
        <source>Installing {name} …</source>
        <translation>Installation de {name} …</translation>
    </message>
    <message>
        <source>{name} is installed</source>
        <translation>{name} est installé</translation>
    </message>
    <message>
        <source>Remove {name} with its files?</source>
        <translation>Retirer {name} et ses fichiers ?</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>Retirer un modèle</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>No models are installed.</source>
        <translation>Aucun modèle n&apos;est installé.</translation>
    </message>
</context>
<context>
    <name>Naming</name>
    <message>
        <source>confirmed by checks</source>
        <translation>confirmé par les contrôles</translation>
    </message>
    <message>
        <source>confirmed by a person</source>
        <translation>confirmé par une personne</translation>
    </message>
    <message>
        <source>in doubt</source>
        <translation>douteux</translation>
    </message>
    <message>
        <source>contradicted</source>
        <translation>contredit</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>aucune valeur</translation>
    </message>
</context>
<context>
    <name>PageCanvas</name>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Search and commands</source>
        <translation>Recherche et commandes</translation>
    </message>
    <message>
        <source>Find a document, go somewhere, do something</source>
        <translation>Trouver un document, aller quelque part, faire quelque chose</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Ce qui a été trouvé</translation>
    </message>
    <message>
        <source>Find “{text}” on every page</source>
        <translation>Chercher « {text} » dans toutes les pages</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Unlock with a password…</source>
        <translation>Déverrouiller par mot de passe…</translation>
    </message>
    <message>
        <source>Read again from the file</source>
        <translation>Relire depuis le fichier</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approuver</translation>
    </message>
    <message>
        <source>Change the type and read the fields again</source>
        <translation>Changer le type et relire les champs</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Champs</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Fields, history and notes</source>
        <translation>Champs, historique et notes</translation>
    </message>
    <message>
        <source>Enter confirms · 1–9 choose · type to change · Ctrl+Enter approves</source>
        <translation>Entrée confirme · 1–9 choisissent · taper modifie · Ctrl+Entrée approuve</translation>
    </message>
    <message>
        <source>A note for whoever looks at this document next</source>
        <translation>Une note pour qui verra ce document ensuite</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Ajouter la note</translation>
    </message>
    <message>
        <source>Unknown type</source>
        <translation>Type inconnu</translation>
    </message>
    <message>
        <source>Type: {type}</source>
        <translation>Type : {type}</translation>
    </message>
    <message>
        <source>Next document</source>
        <translation>Document suivant</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>N&apos;a pas pu être lu</translation>
    </message>
    <message>
        <source>Approved: nothing waits for you here</source>
        <translation>Approuvé : rien ne vous attend ici</translation>
    </message>
    <message>
        <source>{count} to look at</source>
        <translation>{count} à regarder</translation>
    </message>
    <message>
        <source>Ready to approve; still in doubt: {count}</source>
        <translation>Prêt à approuver ; encore en doute : {count}</translation>
    </message>
    <message>
        <source>Nothing is in doubt</source>
        <translation>Rien n&apos;est douteux</translation>
    </message>
</context>
<context>
    <name>PassphraseStep</name>
    <message>
        <source>Passphrase</source>
        <translation>Phrase secrète</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Encore une fois</translation>
    </message>
    <message>
        <source>Open it with this account&apos;s keychain, so that I need not type it here</source>
        <translation>L&apos;ouvrir avec le trousseau de ce compte, pour ne pas la taper ici</translation>
    </message>
    <message>
        <source>Make the vault</source>
        <translation>Créer le coffre</translation>
    </message>
    <message>
        <source>Documents, figures and everything you decide are kept encrypted in one folder on this machine.</source>
        <translation>Documents, chiffres et tout ce que vous décidez sont conservés chiffrés dans un dossier de cette machine.</translation>
    </message>
    <message>
        <source>Make your vault</source>
        <translation>Créez votre coffre</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>Les deux phrases secrètes diffèrent.</translation>
    </message>
</context>
<context>
    <name>PeriodList</name>
    <message>
        <source>What lies in a closed period stays as it is: an administrator can reopen a document, with a reason. Papers dated within it that come later wait for a person.</source>
        <translation>Ce qui relève d&apos;une période close reste tel quel : un administrateur peut rouvrir un document, avec un motif. Les pièces datées de la période qui arrivent ensuite attendent une personne.</translation>
    </message>
    <message>
        <source>Every client</source>
        <translation>Tous les clients</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Last day of the period</source>
        <translation>Dernier jour de la période</translation>
    </message>
    <message>
        <source>Close the period</source>
        <translation>Clore la période</translation>
    </message>
    <message>
        <source>until</source>
        <translation>jusqu&apos;au</translation>
    </message>
    <message>
        <source>closed by {name} on {day}</source>
        <translation>close par {name} le {day}</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>jusqu&apos;au {day}</translation>
    </message>
    <message>
        <source>Open again …</source>
        <translation>Rouvrir …</translation>
    </message>
    <message>
        <source>Open the period again</source>
        <translation>Rouvrir la période</translation>
    </message>
    <message>
        <source>Why is it opened again?</source>
        <translation>Pourquoi la rouvrir ?</translation>
    </message>
</context>
<context>
    <name>PersonsGroup</name>
    <message>
        <source>Say how long …</source>
        <translation>Fixer une durée …</translation>
    </message>
    <message>
        <source>Erase what is due …</source>
        <translation>Effacer ce qui est à échéance …</translation>
    </message>
    <message>
        <source>Give out a person&apos;s data …</source>
        <translation>Remettre les données d&apos;une personne …</translation>
    </message>
    <message>
        <source>Erase a client …</source>
        <translation>Effacer un client …</translation>
    </message>
    <message>
        <source>Counted from the end of the year that a document is of. Until then nothing erases it; then it is proposed here, and erased by a person only. Backups keep what was erased until `vouch backup FOLDER --drop-erased`.</source>
        <translation>Compté à partir de la fin de l&apos;année du document. Jusque-là, rien ne l&apos;efface ; ensuite il est proposé ici, et seule une personne l&apos;efface. Les sauvegardes gardent ce qui fut effacé jusqu&apos;à `vouch backup DOSSIER --drop-erased`.</translation>
    </message>
    <message>
        <source>People&apos;s data</source>
        <translation>Données des personnes</translation>
    </message>
    <message>
        <source>A rule of a client goes before one of a type. Leave nothing empty: “*” is for all.</source>
        <translation>Une règle de client l&apos;emporte sur une règle de type. Ne laissez rien vide : « * » vaut pour tous.</translation>
    </message>
    <message>
        <source>How long documents are kept</source>
        <translation>Durée de conservation des documents</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conserver</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>Années</translation>
    </message>
    <message>
        <source>Client, or *</source>
        <translation>Client, ou *</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>A client, or a name or tax number as documents have it. What is written is not encrypted.</source>
        <translation>Un client, ou un nom ou numéro fiscal tel qu&apos;il figure sur les documents. Ce qui est écrit n&apos;est pas chiffré.</translation>
    </message>
    <message>
        <source>Give out a person&apos;s data</source>
        <translation>Remettre les données d&apos;une personne</translation>
    </message>
    <message>
        <source>Choose a folder …</source>
        <translation>Choisir un dossier …</translation>
    </message>
    <message>
        <source>Name or number</source>
        <translation>Nom ou numéro</translation>
    </message>
    <message>
        <source>Everything of the client goes: documents, files, history, settings. You see it all first.</source>
        <translation>Tout ce qui concerne le client disparaît : documents, fichiers, historique, réglages. Vous voyez tout d&apos;abord.</translation>
    </message>
    <message>
        <source>Erase a client</source>
        <translation>Effacer un client</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Voir</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>1 document and {files} files are in {place}; they are not encrypted.</source>
        <translation>1 document et {files} fichiers sont dans {place} ; ils ne sont pas chiffrés.</translation>
    </message>
    <message>
        <source>{count} documents and {files} files are in {place}; they are not encrypted.</source>
        <translation>{count} documents et {files} fichiers sont dans {place} ; ils ne sont pas chiffrés.</translation>
    </message>
    <message>
        <source>An archive that is not there yet</source>
        <translation>Une archive qui n&apos;existe pas encore</translation>
    </message>
    <message>
        <source>No rule so far: nothing is held, and nothing is ever due.</source>
        <translation>Aucune règle : rien n&apos;est retenu et rien n&apos;arrive à échéance.</translation>
    </message>
    <message>
        <source>Nothing is due.</source>
        <translation>Rien n&apos;est à échéance.</translation>
    </message>
    <message>
        <source>{count} documents need not be kept any longer.</source>
        <translation>{count} documents n&apos;ont plus à être conservés.</translation>
    </message>
    <message>
        <source>1 document need not be kept any longer.</source>
        <translation>1 document n&apos;a plus à être conservé.</translation>
    </message>
    <message>
        <source>all types</source>
        <translation>tous les types</translation>
    </message>
    <message>
        <source>{client}, {type}</source>
        <translation>{client}, {type}</translation>
    </message>
    <message>
        <source>All clients</source>
        <translation>Tous les clients</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Retirer {name}</translation>
    </message>
    <message>
        <source>{count} years</source>
        <translation>{count} ans</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1 an</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>Tous les types</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Inbox</source>
        <translation>Réception</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Révision</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Demander</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Exports</translation>
    </message>
    <message>
        <source>Automation</source>
        <translation>Automatismes</translation>
    </message>
    <message>
        <source>Document types</source>
        <translation>Types</translation>
    </message>
    <message>
        <source>Insights</source>
        <translation>Analyses</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activité</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Places that show it</source>
        <translation>Endroits qui le montrent</translation>
    </message>
    <message>
        <source>page {number}</source>
        <translation>page {number}</translation>
    </message>
</context>
<context>
    <name>PreferencesView</name>
    <message>
        <source>Look and language</source>
        <translation>Aspect et langue</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Rows of lists</source>
        <translation>Lignes des listes</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Sécurité</translation>
    </message>
    <message>
        <source>Lock when nobody has touched the window for</source>
        <translation>Verrouiller quand la fenêtre est restée inactive</translation>
    </message>
    <message>
        <source>Notifications outside the window</source>
        <translation>Notifications hors de la fenêtre</translation>
    </message>
    <message>
        <source>Vouch {version}. Nothing leaves this machine.</source>
        <translation>Vouch {version}. Rien ne quitte cette machine.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Contraste élevé</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Redémarrer</translation>
    </message>
    <message>
        <source>Another size is seen after a new start</source>
        <translation>Une autre taille se voit après un redémarrage</translation>
    </message>
    <message>
        <source>With air</source>
        <translation>Aérées</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>{count} minutes</source>
        <translation>{count} minutes</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Montrer</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>First page</source>
        <translation>Première page</translation>
    </message>
    <message>
        <source>Open in review</source>
        <translation>Ouvrir en révision</translation>
    </message>
    <message>
        <source>Same supplier</source>
        <translation>Même fournisseur</translation>
    </message>
    <message>
        <source>New type from it</source>
        <translation>En faire un type</translation>
    </message>
    <message>
        <source>Tags; each is taken off by a click</source>
        <translation>Étiquettes ; un clic retire chacune</translation>
    </message>
    <message>
        <source>Related documents</source>
        <translation>Documents liés</translation>
    </message>
    <message>
        <source>Tags …</source>
        <translation>Étiquettes …</translation>
    </message>
    <message>
        <source>Erase for good …</source>
        <translation>Effacer définitivement …</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>Line {line} cannot be read: a quote, a bracket or a sign = is amiss.</source>
        <translation>La ligne {line} est illisible : il manque un guillemet, un crochet ou un signe =.</translation>
    </message>
    <message>
        <source>“{kind}” is no kind of value. There are: {kinds}.</source>
        <translation>« {kind} » n&apos;est pas une nature de valeur. Il y a : {kinds}.</translation>
    </message>
    <message>
        <source>“{name}” is missing.</source>
        <translation>« {name} » manque.</translation>
    </message>
    <message>
        <source>Labels stand in brackets: [&quot;{text}&quot;].</source>
        <translation>Les libellés sont entre crochets : [&quot;{text}&quot;].</translation>
    </message>
    <message>
        <source>The short name “{name}” may hold letters a to z, figures and _ only.</source>
        <translation>Le nom court « {name} » ne peut contenir que des lettres de a à z, des chiffres et _.</translation>
    </message>
</context>
<context>
    <name>ProgramsGroup</name>
    <message>
        <source>Programs on this machine that ask by the Model Context Protocol (`vouch mcp`). They can search, ask and read, and alter nothing; Activity shows each look.</source>
        <translation>Programmes de cette machine qui le demandent par le Model Context Protocol (`vouch mcp`). Ils peuvent chercher, interroger et lire, sans rien modifier ; l&apos;activité montre chaque consultation.</translation>
    </message>
    <message>
        <source>Other programs</source>
        <translation>Autres programmes</translation>
    </message>
    <message>
        <source>None has asked so far.</source>
        <translation>Aucun ne l&apos;a demandé jusqu&apos;ici.</translation>
    </message>
    <message>
        <source>waits for your answer</source>
        <translation>attend votre réponse</translation>
    </message>
    <message>
        <source>may look</source>
        <translation>peut consulter</translation>
    </message>
    <message>
        <source>may not look</source>
        <translation>ne peut pas consulter</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>Autoriser</translation>
    </message>
    <message>
        <source>Allow {program}</source>
        <translation>Autoriser {program}</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>Refuse {program}</source>
        <translation>Refuser {program}</translation>
    </message>
</context>
<context>
    <name>Prompts</name>
    <message>
        <source>No other document was found to compare this one with</source>
        <translation>Aucun autre document à comparer n&apos;a été trouvé</translation>
    </message>
    <message>
        <source>Why may this pass?</source>
        <translation>Pourquoi cela peut-il passer ?</translation>
    </message>
    <message>
        <source>Dismiss a finding</source>
        <translation>Écarter une remarque</translation>
    </message>
    <message>
        <source>Why is it put back to review?</source>
        <translation>Pourquoi le remettre en revue ?</translation>
    </message>
    <message>
        <source>A value was misread</source>
        <translation>Une valeur a été mal lue</translation>
    </message>
    <message>
        <source>The client sent a corrected paper</source>
        <translation>Le client a envoyé une pièce corrigée</translation>
    </message>
    <message>
        <source>It was approved by mistake</source>
        <translation>Il a été approuvé par erreur</translation>
    </message>
    <message>
        <source>It is to be booked otherwise</source>
        <translation>Il est à imputer autrement</translation>
    </message>
    <message>
        <source>The rule approved it while a person was looking at it</source>
        <translation>La règle l&apos;a approuvé pendant qu&apos;une personne le regardait</translation>
    </message>
    <message>
        <source>The models are asked about {name}; go on meanwhile</source>
        <translation>Les modèles sont interrogés sur {name} ; continuez entre-temps</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>No language or vision model is installed on this machine</source>
        <translation>Aucun modèle de langage ou de vision n&apos;est installé sur cette machine</translation>
    </message>
    <message>
        <source>The models were asked, and had nothing else to say</source>
        <translation>Les modèles ont été interrogés et n&apos;avaient rien d&apos;autre à dire</translation>
    </message>
    <message>
        <source>Back to review</source>
        <translation>Remettre en revue</translation>
    </message>
    <message>
        <source>Password of {name}; it is remembered, encrypted, for {client}</source>
        <translation>Mot de passe de {name} ; il est retenu, chiffré, pour {client}</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Déverrouiller</translation>
    </message>
    <message>
        <source>Book {count} rows</source>
        <translation>Imputer {count} lignes</translation>
    </message>
    <message>
        <source>Book all rows</source>
        <translation>Imputer toutes les lignes</translation>
    </message>
    <message>
        <source>Select a cell with several words: the row is cut within them</source>
        <translation>Choisissez une cellule de plusieurs mots : la ligne y est coupée</translation>
    </message>
    <message>
        <source>Split a row</source>
        <translation>Couper une ligne</translation>
    </message>
    <message>
        <source>Cut here:</source>
        <translation>Couper ici :</translation>
    </message>
</context>
<context>
    <name>ReadList</name>
    <message>
        <source>What the type reads of the sample</source>
        <translation>Ce que le type lit de l&apos;exemple</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>non trouvé</translation>
    </message>
    <message>
        <source>{count} rows</source>
        <translation>{count} lignes</translation>
    </message>
</context>
<context>
    <name>Readers</name>
    <message>
        <source>data in the file</source>
        <translation>données du fichier</translation>
    </message>
    <message>
        <source>codes on the page</source>
        <translation>codes de la page</translation>
    </message>
    <message>
        <source>rules</source>
        <translation>règles</translation>
    </message>
    <message>
        <source>what corrections taught</source>
        <translation>appris des corrections</translation>
    </message>
    <message>
        <source>trained choice</source>
        <translation>choix entraîné</translation>
    </message>
    <message>
        <source>language model</source>
        <translation>modèle de langage</translation>
    </message>
    <message>
        <source>page model</source>
        <translation>modèle de page</translation>
    </message>
</context>
<context>
    <name>ReceiptShown</name>
    <message>
        <source>Receipt for your files</source>
        <translation>Reçu pour vos dossiers</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Save …</source>
        <translation>Enregistrer …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>The receipt is in {file}</source>
        <translation>Le reçu se trouve dans {file}</translation>
    </message>
    <message>
        <source>Print it or write it down. It notices an earlier vault that was put back even where all that this machine knows of it was put back as well.</source>
        <translation>Imprimez-le ou notez-le. Il révèle un coffre ramené à un état antérieur, même si tout ce que cette machine en sait l&apos;a été aussi.</translation>
    </message>
    <message>
        <source>Save the receipt</source>
        <translation>Enregistrer le reçu</translation>
    </message>
</context>
<context>
    <name>RecoveryStep</name>
    <message>
        <source>Recovery key</source>
        <translation>Clé de secours</translation>
    </message>
    <message>
        <source>I keep it somewhere else than on this machine</source>
        <translation>Je la garde ailleurs que sur cette machine</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>It opens the vault when the passphrase is lost. It is shown only now, and is kept nowhere.</source>
        <translation>Elle ouvre le coffre si la phrase secrète est perdue. Elle n&apos;est affichée que maintenant, et n&apos;est conservée nulle part.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Save …</source>
        <translation>Enregistrer …</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>Imprimer …</translation>
    </message>
    <message>
        <source>Your recovery key</source>
        <translation>Votre clé de secours</translation>
    </message>
    <message>
        <source>Save the recovery key</source>
        <translation>Enregistrer la clé de secours</translation>
    </message>
</context>
<context>
    <name>ReviewView</name>
    <message>
        <source>Nothing waits for you. Documents with something in doubt will stand here.</source>
        <translation>Rien ne vous attend. Les documents qui ont un doute figureront ici.</translation>
    </message>
    <message>
        <source>Open the inbox</source>
        <translation>Ouvrir la réception</translation>
    </message>
    <message>
        <source>Approve, and go to the next document</source>
        <translation>Approuver et passer au document suivant</translation>
    </message>
    <message>
        <source>Next document</source>
        <translation>Document suivant</translation>
    </message>
    <message>
        <source>Document before</source>
        <translation>Document précédent</translation>
    </message>
    <message>
        <source>Fields, rows, page in turn</source>
        <translation>Champs, lignes, page tour à tour</translation>
    </message>
    <message>
        <source>History of this value</source>
        <translation>Historique de cette valeur</translation>
    </message>
    <message>
        <source>Enlarge the place of this value</source>
        <translation>Agrandir l&apos;endroit de cette valeur</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Page suivante</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Page précédente</translation>
    </message>
    <message>
        <source>Turn the page</source>
        <translation>Tourner la page</translation>
    </message>
    <message>
        <source>Turn the page back</source>
        <translation>Tourner la page dans l&apos;autre sens</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Plus grand</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Plus petit</translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation>Ajuster à la largeur</translation>
    </message>
    <message>
        <source>Fit the page</source>
        <translation>Ajuster à la page</translation>
    </message>
    <message>
        <source>Search on the pages</source>
        <translation>Chercher dans les pages</translation>
    </message>
    <message>
        <source>On the page: the place before, the next place; Enter goes to its value</source>
        <translation>Sur la page : emplacement précédent, suivant ; Entrée va à sa valeur</translation>
    </message>
    <message>
        <source>Take one of the values that are offered</source>
        <translation>Prendre une des valeurs proposées</translation>
    </message>
    <message>
        <source>Change the value</source>
        <translation>Modifier la valeur</translation>
    </message>
    <message>
        <source>{name} is approved: nothing is in doubt any more</source>
        <translation>{name} est approuvé : plus rien n&apos;est douteux</translation>
    </message>
</context>
<context>
    <name>Routing</name>
    <message>
        <source>Who is asked about what is in doubt</source>
        <translation>Qui est interrogé sur ce qui est douteux</translation>
    </message>
    <message>
        <source>All other types</source>
        <translation>Tous les autres types</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>Tous les types</translation>
    </message>
    <message>
        <source>the readers</source>
        <translation>les lecteurs</translation>
    </message>
    <message>
        <source>a person</source>
        <translation>une personne</translation>
    </message>
    <message>
        <source>On scans, {model} reads doubtful places once more.</source>
        <translation>Sur les scans, {model} relit les endroits douteux.</translation>
    </message>
</context>
<context>
    <name>RowsTable</name>
    <message>
        <source>Documents behind the answer</source>
        <translation>Documents derrière la réponse</translation>
    </message>
</context>
<context>
    <name>RuleLine</name>
    <message>
        <source>Every client</source>
        <translation>Tout client</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Every type</source>
        <translation>Tout type</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Above the amount</source>
        <translation>Au-dessus du montant</translation>
    </message>
    <message>
        <source>Up to the amount</source>
        <translation>Jusqu&apos;au montant</translation>
    </message>
    <message>
        <source>a person looks</source>
        <translation>une personne regarde</translation>
    </message>
    <message>
        <source>approved by itself</source>
        <translation>approuvé d&apos;office</translation>
    </message>
    <message>
        <source>two persons: another approves</source>
        <translation>deux personnes : une autre approuve</translation>
    </message>
    <message>
        <source>two persons approve</source>
        <translation>deux personnes approuvent</translation>
    </message>
    <message>
        <source>Who decides</source>
        <translation>Qui décide</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>Remove the rule</source>
        <translation>Supprimer la règle</translation>
    </message>
    <message>
        <source>above</source>
        <translation>au-dessus de</translation>
    </message>
    <message>
        <source>up to</source>
        <translation>jusqu&apos;à</translation>
    </message>
    <message>
        <source>any</source>
        <translation>tous</translation>
    </message>
</context>
<context>
    <name>RuleList</name>
    <message>
        <source>What the product vouches for as a whole is approved by itself. A rule can ask for a person instead: for a client, a type, or above an amount. The first rule that fits decides.</source>
        <translation>Ce dont le produit se porte garant en entier est approuvé d&apos;office. Une règle peut demander une personne : pour un client, un type, ou au-dessus d&apos;un montant. La première règle qui convient décide.</translation>
    </message>
    <message>
        <source>Add a rule</source>
        <translation>Ajouter une règle</translation>
    </message>
    <message>
        <source>Try on past documents</source>
        <translation>Essayer sur les documents passés</translation>
    </message>
    <message>
        <source>Rule {number}</source>
        <translation>Règle {number}</translation>
    </message>
</context>
<context>
    <name>SavedViews</name>
    <message>
        <source>Saved views</source>
        <translation>Vues enregistrées</translation>
    </message>
    <message>
        <source>Keep this view …</source>
        <translation>Garder cette vue …</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
    <message>
        <source>Keep this view</source>
        <translation>Garder cette vue</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Add files</source>
        <translation>Ajouter des fichiers</translation>
    </message>
    <message>
        <source>Light, dark, high contrast</source>
        <translation>Clair, sombre, contraste élevé</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verrouiller</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Search, go, do</source>
        <translation>Chercher, aller, faire</translation>
    </message>
    <message>
        <source>Paste a picture or files</source>
        <translation>Coller une image ou des fichiers</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Lock the vault</source>
        <translation>Verrouiller le coffre</translation>
    </message>
    <message>
        <source>Close rows, or rows with air</source>
        <translation>Lignes serrées ou aérées</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>It was put back on purpose …</source>
        <translation>C&apos;était voulu …</translation>
    </message>
    <message>
        <source>Go on from the earlier state?</source>
        <translation>Continuer à partir de l&apos;état antérieur ?</translation>
    </message>
    <message>
        <source>What was done after it is not in this vault. The history says who went on.</source>
        <translation>Ce qui a été fait ensuite n&apos;est pas dans ce coffre. L&apos;historique dit qui a continué.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
</context>
<context>
    <name>TableChoice</name>
    <message>
        <source>Tables of the file</source>
        <translation>Tableaux du fichier</translation>
    </message>
</context>
<context>
    <name>TablePanel</name>
    <message>
        <source>Rows</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tableaux</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>Ajouter une ligne</translation>
    </message>
    <message>
        <source>Split the row in two</source>
        <translation>Couper la ligne en deux</translation>
    </message>
    <message>
        <source>Join the selected rows</source>
        <translation>Réunir les lignes choisies</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>Recopier vers le bas</translation>
    </message>
    <message>
        <source>Book the selected rows, or all, on an account</source>
        <translation>Imputer les lignes choisies, ou toutes, sur un compte</translation>
    </message>
    <message>
        <source>Delete the selected rows</source>
        <translation>Supprimer les lignes choisies</translation>
    </message>
    <message>
        <source>{count} rows</source>
        <translation>{count} lignes</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 ligne</translation>
    </message>
    <message>
        <source>● All {count} balances follow</source>
        <translation>● Les {count} soldes se suivent</translation>
    </message>
    <message>
        <source>▲ The balance stops following in row {row}</source>
        <translation>▲ Le solde ne se suit plus à la ligne {row}</translation>
    </message>
</context>
<context>
    <name>Tagging</name>
    <message>
        <source>Choose documents first</source>
        <translation>Choisissez d&apos;abord des documents</translation>
    </message>
    <message>
        <source>Tag “{name}” given to {count}</source>
        <translation>Étiquette « {name} » attribuée à {count}</translation>
    </message>
    <message>
        <source>Tag “{name}” taken off {count}</source>
        <translation>Étiquette « {name} » retirée de {count}</translation>
    </message>
    <message>
        <source>New tag …</source>
        <translation>Nouvelle étiquette …</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>Nouvelle étiquette</translation>
    </message>
    <message>
        <source>A word or two by which to find these documents again:</source>
        <translation>Un mot ou deux pour retrouver ces documents :</translation>
    </message>
</context>
<context>
    <name>Thumbnails</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>Tourner à droite</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>Tourner à gauche</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Descendre</translation>
    </message>
    <message>
        <source>Cut the document before this page</source>
        <translation>Couper le document avant cette page</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>TranslateWindow</name>
    <message>
        <source>Translate beside</source>
        <translation>Traduire à côté</translation>
    </message>
    <message>
        <source>Into which language</source>
        <translation>Dans quelle langue</translation>
    </message>
    <message>
        <source>Page as it is printed</source>
        <translation>Page telle qu&apos;elle est imprimée</translation>
    </message>
    <message>
        <source>Page in the other language</source>
        <translation>Page dans l&apos;autre langue</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Page précédente</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Page suivante</translation>
    </message>
    <message>
        <source>Translate this page</source>
        <translation>Traduire cette page</translation>
    </message>
    <message>
        <source>Into</source>
        <translation>En</translation>
    </message>
    <message>
        <source>{mark} stands as it is printed: a figure would have been lost or made up. For reading; none of it is kept.</source>
        <translation>{mark} reste tel qu&apos;imprimé : un chiffre aurait été perdu ou inventé. Pour lecture ; rien n&apos;en est conservé.</translation>
    </message>
    <message>
        <source>Page {place} of {count}</source>
        <translation>Page {place} sur {count}</translation>
    </message>
    <message>
        <source>Translating …</source>
        <translation>Traduction en cours…</translation>
    </message>
    <message>
        <source>Translated by {model}, on this machine</source>
        <translation>Traduit par {model}, sur cette machine</translation>
    </message>
</context>
<context>
    <name>TriedList</name>
    <message>
        <source>Documents that would be decided otherwise</source>
        <translation>Documents qui seraient décidés autrement</translation>
    </message>
    <message>
        <source>On past documents these rules would have decided as was decided.</source>
        <translation>Sur les documents passés, ces règles auraient décidé comme il l&apos;a été.</translation>
    </message>
    <message>
        <source>{count} past documents would have been decided otherwise:</source>
        <translation>{count} documents passés auraient été décidés autrement :</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Would be</source>
        <translation>Serait</translation>
    </message>
    <message>
        <source>By the rule</source>
        <translation>Par la règle</translation>
    </message>
    <message>
        <source>left to a person</source>
        <translation>laissé à une personne</translation>
    </message>
    <message>
        <source>approved by itself</source>
        <translation>approuvé tout seul</translation>
    </message>
</context>
<context>
    <name>TrustGroup</name>
    <message>
        <source>Trust a certificate …</source>
        <translation>Faire confiance à un certificat …</translation>
    </message>
    <message>
        <source>Signatures of these, and of those that they vouch for, are said to be trusted; so are signed codes by the public key of their portal. Documents that were read before stay as they are.</source>
        <translation>Les signatures de ces certificats, et de ceux dont ils se portent garants, sont dites de confiance ; de même les codes signés, par la clé publique de leur portail. Les documents déjà lus restent tels quels.</translation>
    </message>
    <message>
        <source>Trusted certificates</source>
        <translation>Certificats de confiance</translation>
    </message>
    <message>
        <source>{name} is trusted</source>
        <translation>{name} est de confiance</translation>
    </message>
    <message>
        <source>Certificates and public keys (*.pem *.cer *.crt *.der);;All files (*)</source>
        <translation>Certificats et clés publiques (*.pem *.cer *.crt *.der);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>A certificate or public key</source>
        <translation>Un certificat ou une clé publique</translation>
    </message>
    <message>
        <source>{name} is trusted no more</source>
        <translation>{name} n&apos;est plus de confiance</translation>
    </message>
    <message>
        <source>None so far: signatures are checked, and nobody is vouched for.</source>
        <translation>Aucun jusqu&apos;ici : les signatures sont contrôlées, sans garantie sur leur auteur.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Supprimer {name}</translation>
    </message>
</context>
<context>
    <name>Trying</name>
    <message>
        <source>Document to try on</source>
        <translation>Document d&apos;essai</translation>
    </message>
    <message>
        <source>Engine to try</source>
        <translation>Moteur à essayer</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>page </source>
        <translation>page </translation>
    </message>
    <message>
        <source>Read this page</source>
        <translation>Lire cette page</translation>
    </message>
    <message>
        <source>Signatures and stamps</source>
        <translation>Signatures et tampons</translation>
    </message>
    <message>
        <source>Words that were read</source>
        <translation>Mots lus</translation>
    </message>
    <message>
        <source>Once there are documents, an engine can be tried on one here.</source>
        <translation>Dès qu&apos;il y a des documents, un moteur peut être essayé ici sur l&apos;un d&apos;eux.</translation>
    </message>
    <message>
        <source>Reading the page …</source>
        <translation>Lecture de la page …</translation>
    </message>
    <message>
        <source>This page has no picture: its text stands in the file, and no engine is needed.</source>
        <translation>Cette page n&apos;a pas d&apos;image : son texte figure dans le fichier, aucun moteur n&apos;est nécessaire.</translation>
    </message>
    <message>
        <source>{count} words in {seconds} s</source>
        <translation>{count} mots en {seconds} s</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>There is no page to show</source>
        <translation>Il n&apos;y a pas de page à montrer</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Page précédente</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Page suivante</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Plus petit</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Plus grand</translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation>Ajuster à la largeur</translation>
    </message>
    <message>
        <source>Fit the page</source>
        <translation>Ajuster à la page</translation>
    </message>
    <message>
        <source>Turn the page</source>
        <translation>Tourner la page</translation>
    </message>
    <message>
        <source>Search on the pages</source>
        <translation>Chercher dans les pages</translation>
    </message>
    <message>
        <source>Page {place} of {count}</source>
        <translation>Page {place} sur {count}</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
</context>
<context>
    <name>Waited</name>
    <message>
        <source>You have approved it.</source>
        <translation>Vous l&apos;avez approuvé.</translation>
    </message>
    <message>
        <source>{names} approved it.</source>
        <translation>{names} l&apos;a approuvé.</translation>
    </message>
    <message>
        <source>You changed or confirmed it last.</source>
        <translation>Vous l&apos;avez modifié ou confirmé en dernier.</translation>
    </message>
    <message>
        <source>By the rule “{rule}” somebody else has to approve it.</source>
        <translation>Selon la règle « {rule} », une autre personne doit l&apos;approuver.</translation>
    </message>
    <message>
        <source>By the rule “{rule}” {count} persons who did not prepare it have to approve it.</source>
        <translation>Selon la règle « {rule} », {count} personnes qui ne l&apos;ont pas préparé doivent l&apos;approuver.</translation>
    </message>
    <message>
        <source>By the rule “{rule}” your approval is the last it needs.</source>
        <translation>Selon la règle « {rule} », votre approbation est la dernière requise.</translation>
    </message>
</context>
<context>
    <name>Walk</name>
    <message>
        <source>{value}, place {number} of {count}</source>
        <translation>{value}, emplacement {number} sur {count}</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Step {step} of {count}</source>
        <translation>Étape {step} sur {count}</translation>
    </message>
    <message>
        <source>{count} GB</source>
        <translation>{count} Go</translation>
    </message>
    <message>
        <source>Language models</source>
        <translation>Modèles de langage</translation>
    </message>
    <message>
        <source>none installed; Vouch works without</source>
        <translation>aucun d&apos;installé ; Vouch s&apos;en passe</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Processor cores</source>
        <translation>Cœurs du processeur</translation>
    </message>
    <message>
        <source>Text recognition</source>
        <translation>Reconnaissance de texte</translation>
    </message>
    <message>
        <source>Second reader of doubtful words</source>
        <translation>Second lecteur des mots douteux</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>Carte graphique</translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation>Trousseau</translation>
    </message>
    <message>
        <source>Vault</source>
        <translation>Coffre</translation>
    </message>
</context>
<context>
    <name>WhoseFiles</name>
    <message>
        <source>Add files</source>
        <translation>Ajouter des fichiers</translation>
    </message>
    <message>
        <source>Whose files are these?</source>
        <translation>À qui sont ces fichiers ?</translation>
    </message>
    <message>
        <source>Whose file is this?</source>
        <translation>À qui est ce fichier ?</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>They are kept encrypted and read at once. Leave it empty to say so later.</source>
        <translation>Ils sont conservés chiffrés et lus aussitôt. Laissez vide pour le dire plus tard.</translation>
    </message>
</context>
<context>
    <name>Working</name>
    <message>
        <source>How far it is</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
</context>
<context>
    <name>WorthPage</name>
    <message>
        <source>Nothing stands out: no copies, no unusual amounts, and no paper is missing between others.</source>
        <translation>Rien ne se remarque : pas de copies, pas de montants inhabituels, et aucune pièce ne manque entre d&apos;autres.</translation>
    </message>
    <message>
        <source>Show documents</source>
        <translation>Montrer les documents</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>What stands out</source>
        <translation>Ce qui se remarque</translation>
    </message>
    <message>
        <source>{count} to look at</source>
        <translation>{count} à regarder</translation>
    </message>
    <message>
        <source>{since} to {until}</source>
        <translation>{since} au {until}</translation>
    </message>
    <message>
        <source>Missing: {type} of {name}, {period}</source>
        <translation>Il manque : {type} de {name}, {period}</translation>
    </message>
    <message>
        <source>Contradicted</source>
        <translation>Contredit</translation>
    </message>
    <message>
        <source>Doubtful</source>
        <translation>Douteux</translation>
    </message>
    <message>
        <source>Worth a look</source>
        <translation>À regarder</translation>
    </message>
</context>
</TS>
