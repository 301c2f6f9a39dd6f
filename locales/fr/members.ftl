company-about = Entreprise
company-nav = Rubriques de l’entreprise
company-through = par le mandat de { $firm }
room-months = Déclarations

audit-employer-seen = Un agent de la CNSS a consulté le dossier de l’entreprise
audit-filing-seen = Un agent de la CNSS a consulté un dépôt
audit-deadline-proposed = Une prolongation de délai a été proposée
audit-rate-proposed = Un nouveau taux a été proposé
audit-cancel-proposed = L’annulation d’un dépôt a été proposée
audit-counter-proposed = Un code d’administrateur au guichet a été demandé
audit-proposal-approved = Un second agent a approuvé la proposition
audit-proposal-refused = Un second agent a refusé la proposition
audit-declaration-cancelled = Un dépôt a été annulé par la CNSS
